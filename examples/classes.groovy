// Users as classes: Locust's own form, to port a locustfile line by line. A field is the state of one user.

class Crawler extends HttpUser {
    static host = 'http://localhost:8090'
    static weight = 3
    static wait_time = constant_throughput(0.5)     // a task each two seconds, however long it takes

    def next = 0

    def on_start() {
        client.get('/')
    }

    @task(3)
    def item() {
        client.get("/items/${next++ % 100}", name: '/items/[id]')
    }

    @task
    @tag('slow')                                    // --exclude-tags slow leaves it out
    def slow() {
        client.get('/slow')
    }
}

class Buyer extends HttpUser {
    static host = 'http://localhost:8090'
    static fixed_count = 2                          // two of them, before any crawler, however many users there are

    def bill = 0

    def wait_time() {                               // a bigger bill takes longer to get over
        1 + bill / 10_000
    }

    def on_start() {
        client.post('/login', json: [user: 'bob', password: 'secret'])
    }

    @task
    def buy() {
        client.post('/cart', json: [item: 42, quantity: 3])
        bill = client.post('/checkout').json().total
    }

    def on_stop() {
        client.post('/logout')
    }
}
