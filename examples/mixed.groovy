// Both forms in one file: a few lines for a simple user, a class for one with methods of its own.

host 'http://localhost:8090'

user('Visitor') {
    weight 4
    wait_time between(1, 3)

    task { client.get("/items/${random.nextInt(100)}", name: '/items/[id]') }
}

class Customer extends HttpUser {
    static host = 'http://localhost:8090'
    static weight = 1
    static wait_time = between(1, 3)

    def on_start() {
        client.post('/login', json: [user: 'eve', password: 'secret'])
    }

    @task
    def weekly_shopping() {
        put_in_cart(17, 2)
        put_in_cart(38, 1)
        client.post('/checkout')
    }

    def put_in_cart(item, quantity) {
        client.post('/cart', json: [item: item, quantity: quantity])
    }
}
