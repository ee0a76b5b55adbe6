// What counts as a failure: by itself a status from 400 up, or no answer. Otherwise, whatever you say.

host 'http://localhost:8090'

user('Inspector') {
    wait_time between(1, 2)

    task('in a closure') {                          // reported when the closure ends
        client.get('/items/7') { response ->
            if (response.json().id != 7) response.failure("asked for item 7, got ${response.text}")
            else if (response.elapsed.total_seconds() > 10) response.failure('took more than ten seconds')
        }
    }

    task('in several steps') {                      // reported by close(), or when the task ends
        def response = client.get('/items/4711', name: '/items/[unknown]', catch_response: true)
        if (response.status_code == 404) {
            response.success()                      // the right answer for something that does not exist
        } else {
            response.failure("found an item that does not exist: ${response.status_code}")
        }
        response.close()
    }

    task('by status') { client.get('/items/8') }
}
