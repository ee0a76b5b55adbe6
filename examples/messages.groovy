// Messages between the parts of a test. Each type has one listener, registered when the run is known.

host 'http://localhost:8090'

events.init.add_listener { e ->
    e.environment.runner.register_message('order') { environment, msg ->
        println "an order of $msg.data.total cents"
    }
}

user('Buyer') {
    wait_time between(1, 2)

    on_start { client.post('/login', json: [user: 'ada', password: 'secret']) }

    task {
        client.post('/cart', json: [item: random.nextInt(100), quantity: 1])
        def bill = client.post('/checkout').json()
        environment.runner.send_message('order', [total: bill.total])
    }
}
