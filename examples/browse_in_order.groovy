// A sequence: its tasks come one after the other, in the order of the script, and then from the beginning again.

host 'http://localhost:8090'

user('Customer') {
    wait_time between(1, 2)

    sequence('shopping') {
        task('look around') { client.get('/items') }

        task(2, 'look closer') {                    // a weight repeats a step: this one comes twice in a row
            client.get("/items/${random.nextInt(100)}", name: '/items/[id]')
        }
        task('log in') { client.post('/login', json: [user: 'ada', password: 'secret']) }
        task('fill the cart') { client.post('/cart', json: [item: 42, quantity: 1]) }
        task('pay') { client.post('/checkout') }
        task('leave') {
            client.post('/logout')
            interrupt(reschedule: false)            // leave, and wait before what comes next
        }
    }
}
