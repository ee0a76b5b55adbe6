// A test that ends itself when too much goes wrong: a thread of its own looks at the statistics once per second.

host 'http://localhost:8090'

events.test_start.add_listener { e ->
    Thread.startVirtualThread {
        def runner = e.environment.runner
        while (!(runner.state in ['cleanup', 'stopped'])) {
            sleep 1000
            def total = e.environment.stats.total           // a snapshot: ask it several things
            if (total.num_requests > 100 && total.fail_ratio > 0.04) {
                println "${(total.fail_ratio * 100).round()} % of $total.num_requests requests have failed: enough"
                runner.quit()
                return
            }
        }
    }
}

user('Visitor') {
    wait_time between(0.1, 0.2)
    task { client.get('/items') }
    task { client.get('/flaky') }                           // each tenth fails: one in twenty of all
}
