// Two waves, as a closure: the shape of a day with a peak before noon and one in the evening. Any function of the time
// will do.

host 'http://localhost:8090'

def min_users = 20, first_peak = 60, second_peak = 40, length = 600

shape('DoubleWave') { run_time ->
    if (run_time > length) return null

    def peak = { users, center -> (users - min_users) * Math.exp(-(((run_time / length - center) / 0.1)**2)) }
    [min_users + peak(first_peak, 0.3) + peak(second_peak, 0.7), 10]     // parts of a user are rounded
}

user('Visitor') {
    wait_time between(0.5, 1)
    task { client.get('/items') }
}
