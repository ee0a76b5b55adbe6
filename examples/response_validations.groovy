// What to do when an answer is not the one that the rest of a task needs: end the task, the user, or the test.
// How to say what counts as a failure is shown in validation.groovy.

host 'http://localhost:8090'

user('Careful') {
    wait_time between(1, 2)

    on_start {
        def login = client.post('/login', json: [user: 'ada', password: 'secret'])
        if (!login.ok) throw new StopUser()                     // nothing to do for this user without a login
    }

    task('buy what is found') {
        def hits = client.get('/search?q=teapot').json().items
        if (hits.isEmpty()) throw new RescheduleTask()          // this task ends here; the user waits, then picks another

        client.post('/cart', json: [item: hits[0].id, quantity: 1]).raise_for_status()      // a failure throws
        client.post('/checkout')
    }

    task('in one call') {
        client.get('/flaky') { response ->                      // the failure is counted, whoever ends the task
            if (response.status_code == 503) {
                response.failure('the shop is out of order')
                throw new RescheduleTask()
            }
        }
        client.get('/items/1')                                  // only after a good answer
    }
}

events.test_start.add_listener { e ->
    if (e.environment.runner.user_count > 0) throw new StopTest('somebody is there already')    // ends the test
}
