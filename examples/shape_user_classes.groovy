// Which kind of users comes when: the third part of a tick names the classes that may be added. Those that are there
// already stay.

class Morning extends LoadTestShape {
    def tick() {
        if (run_time < 30) [10, 10, [Reader]]               // readers first
        else if (run_time < 60) [20, 10, [Reader, Buyer]]
        else if (run_time < 120) [50, 10]                   // no list: all classes
        else null
    }
}

class Reader extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(0.5, 1)

    @task def read() { client.get('/items') }
}

class Buyer extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(0.5, 1)

    def on_start() { client.post('/login', json: [user: 'bob', password: 'secret']) }

    @task def buy() { client.post('/cart', json: [item: 7, quantity: 1]) }
}
