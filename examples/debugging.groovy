// Finding out what one user does, with everything told as it happens:
//     scripts/gryllus debug -f examples/debugging.groovy --iterations 3 --no-wait --show-headers --show-bodies
// A debugger attaches to port 5005 with --debug-port 5005. More: docs/debugging.md. In a run, have few users do one thing:
//     scripts/gryllus -f examples/debugging.groovy --headless -u 1 -t 10s -T look
//     scripts/gryllus -f examples/debugging.groovy --show-task-ratio

host 'http://localhost:8090'

user('Suspect') {
    wait_time constant(0.5)

    task('look', tags: ['look']) {
        def response = client.get('/items/7')
        println "$response.status_code after ${response.elapsed.total_seconds()} s: ${response.text}"
        println response.headers
    }

    task('log in') {
        client.post('/login', json: [user: 'ada', password: 'secret'])
    }
}

events.request.add_listener { e ->                  // every request of every user, with what went wrong
    println "$e.request_type $e.name $e.response_time ms ${e.exception ?: ''}"
}
