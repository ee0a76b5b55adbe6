// What scripts that speak JSON need besides: both kinds of users write it and read it.

host 'http://localhost:8090'

user('Member') {
    wait_time between(0.1, 0.2)
    on_start { token = client.post('/login', json: [user: 'ada', password: 'secret']).json().token }
    task { client.get('/items', headers: [Accept: 'application/json']) }
}

class Robot extends FastHttpUser {
    static wait_time = constant_throughput(5)
    @task def order() { client.post('/cart', json: [item: 1, count: 2]).json() }
}
