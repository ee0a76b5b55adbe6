// Load over time by a class: tick() is asked once per second, and answers how many users there should be and how many
// of them may come or go per second. Null ends the test. -u, -r and -t have no say then.

class Stages extends LoadTestShape {
    static stages = [
        [until: 60, users: 10, spawn_rate: 10],
        [until: 100, users: 50, spawn_rate: 10],
        [until: 180, users: 100, spawn_rate: 10],
        [until: 220, users: 30, spawn_rate: 10],
        [until: 240, users: 1, spawn_rate: 1],
    ]

    def tick() {
        def stage = stages.find { run_time < it.until }     // run_time: seconds since the test began
        stage ? [stage.users, stage.spawn_rate] : null
    }
}

host 'http://localhost:8090'

user('Visitor') {
    wait_time between(0.5, 1)
    task { client.get('/items') }
}
