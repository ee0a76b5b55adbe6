// Measuring only with everybody there: the clock of the shape starts when all users run, however long their on_start
// takes.

class FullHouse extends LoadTestShape {
    def users = 20
    def complete = false

    def tick() {
        if (!complete && get_current_user_count() >= users) {
            complete = true
            reset_time()                                    // run_time begins anew
        }
        complete && run_time > 60 ? null : [users, 10]
    }
}

host 'http://localhost:8090'

user('Slow starter') {
    wait_time between(0.5, 1)
    on_start { client.get('/slow', name: 'on_start') }
    task { client.get('/items') }
}
