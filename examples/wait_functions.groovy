// Wait functions of your own. They answer seconds; whole numbers and decimals will do.

class Shopper extends HttpUser {
    static host = 'http://localhost:8090'

    def tasks_done = 0

    def wait_time() {                               // a method: it sees the fields of its user
        tasks_done < 3 ? 0.2 : 2                    // in a hurry at first
    }

    @task
    def look() {
        tasks_done++
        client.get('/items')
    }
}

class Calendar extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(1, 2)

    @task
    static class Rush extends TaskSet {             // a set may wait in its own way
        def wait_time() { random.nextDouble() }

        @task(4) def look() { client.get('/items/5') }
        @task def leave() { interrupt() }
    }
}

user('Browser') {                                   // the quick form takes a closure
    wait_time { Math.min(10, -Math.log(1 - random.nextDouble())) }
    task { client.get('/') }
}
