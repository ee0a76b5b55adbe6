// A staircase: ten more users each half minute, to find the step at which the system gives in. The options -u and -t
// are read by the shape here, which must say that it wants them.

class Staircase extends LoadTestShape {
    static use_common_options = true

    def step_users = 10
    def step_seconds = 30

    def tick() {
        def most = environment.parsed_options.num_users ?: 100
        def step = (int) (run_time / step_seconds) + 1
        [Math.min(step * step_users, most), step_users]
    }
}

host 'http://localhost:8090'

user('Visitor') {
    wait_time constant(1)
    task { client.get('/items') }
}
