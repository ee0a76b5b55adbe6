// Code that several locustfiles share: common/auth.groovy, beside this one.
import static common.auth.login
import static common.auth.logout

host 'http://localhost:8090'

user('Member') {
    wait_time between(1, 3)

    on_start { login(client, 'ada') }

    task { client.get('/cart') }

    on_stop { logout(client) }
}
