// A first script with every part that most tests have. Start it with
//     scripts/gryllus demo --serve                                          (a shop to visit, in a terminal of its own)
//     scripts/gryllus -f examples/basic.groovy --headless -u 10 -r 2 -t 1m

class Shopper extends HttpUser {                    // each simulated user is one object of this class, on a thread of its own
    static host = 'http://localhost:8090'           // --host wins
    static wait_time = between(1, 3)                // seconds, after each task

    def item = 0                                    // a field belongs to one user alone

    def on_start() {                                // once, before the first task
        client.post('/login', json: [user: 'ada', password: 'secret'])
    }

    @task(3)                                        // picked three times as often as a task without a number
    def look() {
        item = random.nextInt(100)
        client.get("/items/$item", name: '/items/[id]')     // one row in the report, not a hundred
    }

    @task
    def buy() {
        client.post('/cart', json: [item: item, quantity: 1])
    }

    def on_stop() {                                 // once, after the last task, also when the test is stopped
        client.post('/logout')
    }
}
