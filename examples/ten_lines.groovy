// A load test in ten lines: scripts/gryllus -f examples/ten_lines.groovy
host 'http://localhost:8090'

user('Visitor') {
    wait_time between(1, 3)

    task(3) { client.get("/items/${random.nextInt(100)}", name: '/items/[id]') }

    task { client.get('/search?q=lamp') }
}
