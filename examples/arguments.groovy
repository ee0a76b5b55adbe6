// Options of the script's own. They are in its --help, may come from a file or a variable, and are read from
// environment.parsed_options:
//     scripts/gryllus -f examples/arguments.groovy --help
//     scripts/gryllus -f examples/arguments.groovy --headless -t 10s --customer eve --words tea mug --slow

host 'http://localhost:8090'

events.init_command_line_parser.add_listener {
    it.add_argument('--customer', default: 'ada', env_var: 'SHOP_CUSTOMER', help: 'Who logs in')
    it.add_argument('--shop-password', default: 'secret', is_secret: true, help: 'Shown neither in the help nor in reports')
    it.add_argument('--section', choices: ['items', 'shelf'], default: 'items', help: 'What is looked at')
    it.add_argument('--pages', type: int, default: 5, help: 'How many pages there are')
    it.add_argument('--words', nargs: '*', default: ['lamp'], help: 'What is searched for')
    it.add_argument('--slow', action: 'store_true', help: 'Go to the slow counter, too')
    // required: true refuses a run without the option
}

user('Visitor') {
    wait_time between(0.5, 1)

    on_start {
        options = environment.parsed_options
        client.post('/login', json: [user: options.customer, password: options.shop_password])
    }

    task { client.get("/$options.section?page=${1 + random.nextInt(options.pages)}", name: "/$options.section") }

    task {
        options.words.each { word -> client.get('/search', params: [q: word], name: '/search') }
        if (options.slow) client.get('/slow')
    }
}
