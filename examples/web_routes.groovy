// Answers of your own in the web interface: figures that other programs ask for while the test runs.

import java.util.concurrent.atomic.LongAdder

host 'http://localhost:8090'

def sold = [orders: new LongAdder(), cents: new LongAdder()]

// In a headless run there is no web interface: ?. leaves this out.
environment.web_ui?.route('/sold') { request ->            // curl localhost:8089/sold?limit=100
    def limit = (request.args.limit ?: 0) as long
    if (sold.orders.sum() < limit) {
        return request.answer(404, "not $limit orders yet")
    }
    sold                                                    // a map or a list is JSON, anything else plain text
}

environment.web_ui?.route('/sold/page') { request ->        // HTML where it says so; it cannot run scripts
    request.answer("<h1>${sold.orders} orders</h1>", type: 'text/html')
}

user('Buyer') {
    wait_time between(0.5, 2)

    on_start { client.post('/login', json: [user: 'ada', password: 'secret']) }

    task {
        client.post('/cart', json: [item: random.nextInt(100), quantity: 1])
        def bill = client.post('/checkout').json()
        sold.orders.increment()
        sold.cents.add(bill.total)
    }
}
