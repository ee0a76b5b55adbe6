// Who comes when: fixed_count users first, then all others by weight, one after the other. Try
//     scripts/gryllus -f examples/ramp.groovy --headless -u 20 -r 2 -t 20s
// and see how each step keeps the proportions.

host 'http://localhost:8090'

user('Admin') {
    fixed_count 2                               // two, however many users there are
    wait_time constant(1)
    task { client.get('/stats') }
}

user('Reader') {
    weight 3                                    // three readers to one buyer
    wait_time constant(1)
    task { client.get('/items') }
}

user('Buyer') {
    weight 1
    wait_time constant(1)
    task { client.get('/search?q=mug') }
}

events.test_start.add_listener {
    Thread.startVirtualThread {
        while (environment.runner.state in ['spawning', 'paused']) {
            println "${environment.runner.user_count} users: ${environment.runner.user_classes_count}"
            sleep 1000                          // in milliseconds: this one is Groovy's
        }
    }
}

events.spawning_complete.add_listener { e -> println "all ${e.user_count} are there" }
