// One user, two servers: `client` talks to the host, a further client to another one. It has cookies and connections
// of its own, and is closed with the user. Here it is the same shop by another name.

events.init_command_line_parser.add_listener {
    it.add_argument('--api-host', default: 'http://127.0.0.1:8090', help: 'Where the interface for programs is')
}

host 'http://localhost:8090'

user('Customer') {
    wait_time between(1, 2)

    on_start {
        api = new_client(environment.parsed_options.api_host)
        api.headers['User-Agent'] = 'app/1.0'               // sent with each request of this client
    }

    task {
        client.get('/shelf')
        api.get('/items/3', name: 'api: /items/[id]')       // names keep the two apart in the report
    }
}
