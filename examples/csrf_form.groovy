// Signing in by a form that carries a hidden token, as most web frameworks make them: fetch the form, take the token
// out of it, send it back. Cookies are kept by the client.

host 'http://localhost:8090'

user('Member') {
    wait_time between(1, 3)

    on_start {
        def form = client.get('/signin')
        def token = form.css('input[name=csrf_token]').attr('value')    // or form.regex(/csrf_token" value="([^"]+)/)

        // data: sends a form. The shop answers with a redirect, which is followed, and counted as one request.
        client.post('/signin', data: [user: 'ada', password: 'secret', csrf_token: token]) { response ->
            if (!response.url.endsWith('/shelf')) response.failure("not signed in: ${response.text.take(100)}")
        }
    }

    task { client.get('/cart') }                    // 401 if signing in had failed

    task('forged') {                                // without the token the shop has to refuse
        client.post('/signin', data: [user: 'eve', password: 'secret'], name: '/signin (forged)') { response ->
            if (response.status_code == 403) response.success()
            else response.failure("a forged form was answered with ${response.status_code}")
        }
    }
}
