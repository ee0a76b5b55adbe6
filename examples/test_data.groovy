// All hooks in the order in which they come, and what each is good for when test data must be made and cleared away.
// Run it with few users and read what it prints.

host 'http://localhost:8090'

println '1. the script is loaded: on --help and --list, too'

events.init.add_listener { e ->
    println '2. init: the run is known, e.environment.parsed_options has the options. For what is needed once in a process'
    e.environment.orders = new java.util.concurrent.atomic.AtomicInteger()      // shared by all users: keep it safe for threads
}

events.test_start.add_listener { e ->
    println '3. test_start: nobody runs yet. For data that the test needs on the server'
}

user('Buyer') {
    wait_time constant(0.5)

    on_start {
        println '4. on_start: each user, before its first task. For what one user needs: a login, an account'
        client.post('/login', json: [user: 'ada', password: 'secret'])
    }

    sequence('order') {
        on_start {
            println '5. on_start of a task set: each time that a user goes into it'
            client.post('/cart', json: [item: 1, quantity: 1])
        }
        task {
            client.post('/checkout')
            environment.orders.incrementAndGet()
            interrupt(reschedule: false)                // leave the set, then wait
        }
        on_stop { println '6. on_stop of a task set: each time that a user leaves it' }
    }

    on_stop {
        println '8. on_stop: each user, after its last task. For what this user has to give back'
        client.post('/logout')
    }
}

events.test_stopping.add_listener { println '7. test_stopping: the test is to end, users still run' }

events.test_stop.add_listener { e ->
    println "9. test_stop: all users are gone. For clearing away; there were ${e.environment.orders} orders"
}

events.quitting.add_listener { println '10. quitting: the process ends. Here environment.process_exit_code may be set' }

events.quit.add_listener { e -> println "11. quit: the last word, with exit code $e.exit_code" }
