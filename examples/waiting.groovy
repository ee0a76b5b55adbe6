// How long a user waits between two tasks. All times are in seconds.

host 'http://localhost:8090'

user('Human') {                                     // thinks for one to three seconds
    wait_time between(1, 3)
    task { client.get('/items') }
}

user('Poller') {                                    // always the same pause: the slower the shop, the fewer requests
    wait_time constant(2)
    task { client.get('/slow') }
}

user('Clockwork') {                                 // starts a task each two seconds, as long as tasks take less than that
    wait_time constant_pacing(2)
    task { client.get('/slow') }
}

user('Feed') {                                      // the same, said as tasks per second
    wait_time constant_throughput(0.5)
    task { client.get('/slow') }
}

user('Crowd') {                                     // anything else: here two seconds on average, as independent visitors come
    wait_time { -2 * Math.log(1 - random.nextDouble()) }
    task { client.get('/') }
}
