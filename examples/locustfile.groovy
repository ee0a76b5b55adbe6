// What `scripts/gryllus demo` runs, against the shop that comes with Gryllus.
host 'http://localhost:8090'                    // --host wins

user('Shopper') {
    weight 9                                    // nine shoppers to one watcher
    wait_time between(1, 3)                     // seconds, after each task

    on_start {                                  // once for each user; a name nobody declared is this user's own
        token = client.post('/login', json: [user: 'ada', password: 'secret']).json().token
    }

    task(5, 'browse') {                         // picked five times as often as a task of weight 1
        client.get("/items?page=${1 + random.nextInt(5)}", name: '/items')
        client.get("/items/${random.nextInt(100)}", name: '/items/[id]')    // one row in the report, not a hundred
    }
    task(2, 'search') { client.get('/search', params: [q: 'lamp']) }
    task(2, 'add to cart') {
        client.post('/cart', json: [item: random.nextInt(100), quantity: 1], headers: [Authorization: "Bearer $token"])
    }
    task('check out') {                         // here the cookie of the login says who it is
        client.post('/checkout') { response ->  // with a closure, you decide what is a failure
            if (response.status_code == 409) response.success()    // nothing in the cart yet
            else if (response.json().total <= 0) response.failure('a bill of nothing')
        }
    }

    on_stop { client.post('/logout') }
}

user('Watcher') {                               // each tenth /flaky answers 503, on purpose: these are the failures you see
    wait_time between(0.5, 1.5)
    task { client.get('/slow') }
    task { client.get('/flaky') }
}
