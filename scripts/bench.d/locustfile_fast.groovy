// locustfile.groovy for FastHttpUser.
user('Bench', FastHttpUser) {
    wait_time constant(0)

    task { client.get('/') }
}
