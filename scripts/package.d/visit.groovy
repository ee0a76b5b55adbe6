user('Visitor') {
    wait_time constant(0.1)
    task { client.get('/items') }
}
