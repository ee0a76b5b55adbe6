// How load reacts when the system becomes slow. Watch the requests per second of each while the shop is busy.

host 'http://localhost:8090'

user('Closed') {                    // waits for the answer, then for two seconds: a slower system is asked less
    wait_time constant(2)
    task { client.get('/slow', name: 'closed') }
}

user('Paced') {                     // a task each two seconds, unless it takes longer than that
    wait_time constant_pacing(2)
    task { client.get('/slow', name: 'paced') }
}

user('Open') {                      // five tasks start each second, however long they take, on as many users as that needs
    arrival_rate 5
    max_users 100                   // beyond so many, starts are dropped, and the report says how many
    task { client.get('/slow', name: 'open') }
}

user('Wave') {                      // the rate may change: up to ten per second within a minute
    arrival_rate from: 1, to: 10, over: 60
    task { client.get('/items', name: 'rising') }
}
