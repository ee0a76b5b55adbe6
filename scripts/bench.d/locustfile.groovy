// What every generator of scripts/bench does: as many requests as it can, one after the other, each user on its own.
user('Bench') {
    wait_time constant(0)

    task { client.get('/') }
}
