// What the start of a usual test needs, for the JVM to remember: both kinds of users, both forms, the common calls.

host 'http://localhost:8090'

user('Shopper') {
    weight 3
    wait_time between(0.1, 0.2)
    on_start { page = client.post('/login', data: [user: 'ada', password: 'secret']).text }
    task(3, 'browse') { client.get("/items/${random.nextInt(100)}", name: '/items/[id]') }
    task('check', tags: ['buy']) {
        client.get('/items', params: [page: 1], headers: [Accept: '*/*']) { response ->
            if (response.status_code != 200) response.failure("status ${response.status_code}")
        }
    }
    task_set('account', weight: 2) {
        task('orders') { client.get('/orders') }
        task('leave') { interrupt() }
    }
}

user('Visitor', FastHttpUser) {
    wait_time constant(0.1)
    task { client.get('/') }
}

class Crawler extends FastHttpUser {
    static wait_time = constant_throughput(5)
    def on_start() { client.get('/') }
    @task(3) def item() { client.get('/items/1', name: '/items/[id]') }
    @task def order() { client.post('/cart', data: 'item=1') }
}

events.test_start.add_listener { println 'on your marks' }
