// Reporting what no client reports: a row for a whole business step, and samples that were measured elsewhere.

host 'http://localhost:8090'

user('Buyer') {
    wait_time between(0.5, 1)

    on_start { client.post('/login', json: [user: 'ada', password: 'secret']) }

    task('purchase') {
        measure('STEP', 'purchase') {                       // from the first request to the last; they are counted as well
            client.post('/cart', json: [item: 5, quantity: 1])
            client.post('/checkout')
        }
    }

    task('reported by hand') {
        def waited = client.get('/slow').json().waited_ms
        events.request.fire(
            request_type: 'SHOP',
            name: 'its own account',
            response_time: waited,                          // milliseconds; null counts without a time
            response_length: 0,
            exception: waited > 10_000 ? 'too slow' : null) // an exception or a text makes it a failure
    }
}
