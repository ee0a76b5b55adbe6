// FastHttpUser has the same client with other settings: they stand in the class, as in Locust.

class Api extends FastHttpUser {
    static host = 'http://localhost:8090'
    static wait_time = constant_throughput(5)

    static network_timeout = 10.0                   // seconds
    static connection_timeout = 5.0
    static max_redirects = 3
    static default_headers = [Accept: 'application/json', 'User-Agent': 'load-test']

    @task
    def items() {
        client.get('/items?page=2', name: '/items')
    }

    @task
    def lines_as_they_come() {                      // one request, read line by line
        client.iter_lines('/shelf').each { line ->
            assert line.length() < 1000
        }
    }

    @task
    def in_pieces() {                               // the time ends with the headers; the content is read by the script
        def response = client.get('/items', stream: true, name: '/items (streamed)')
        def size = response.stream.readAllBytes().length
        assert size > 100
    }
}

user('Quick', FastHttpUser) {                       // the quick form takes any base
    wait_time constant(1)
    task { client.get('/') }
}
