// Shapes that are there already. A file may have several: the first one runs, or the one that --shape names:
//     scripts/gryllus -f examples/shapes_ready_made.groovy --shape rush
// Times are in seconds.

host 'http://localhost:8090'

stages('day', [                                             // one target after another
    [duration: 60, users: 20, spawn_rate: 10],
    [duration: 120, users: 80, spawn_rate: 10],
    [duration: 60, users: 20, spawn_rate: 5],
])
steps('stairs', step_users: 10, step_duration: 30, spawn_rate: 10, time_limit: 300)
spike('rush', base_users: 10, peak_users: 200, spike_start: 60, spike_duration: 30, spawn_rate: 100, time_limit: 180)
wave('tide', min_users: 10, max_users: 100, period: 60, time_limit: 600)
double_wave('two meals', min_users: 20, peak_one_users: 60, peak_two_users: 40, time_limit: 600)
soak('weekend', users: 100, ramp_up: 60, hold: 3600, ramp_down: 30)

user('Visitor') {
    wait_time between(0.5, 1)
    task { client.get('/items') }
}
