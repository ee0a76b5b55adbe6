package dev.gryllus.demo

import spock.lang.AutoCleanup
import spock.lang.Specification

class AccountRoutesSpec extends Specification {
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "logging in gives the same token as JSON and as a cookie that scripts in a page cannot read"() {
        when:
        def answer = client.post('/login', [user: 'ada', password: 'secret'])

        then:
        answer.status == 200
        answer.json.keySet() == ['token'] as Set
        answer.json.token ==~ /[0-9a-f-]{36}/
        answer.headers['set-cookie'] == ["session=${answer.json.token}; Path=/; HttpOnly; SameSite=Lax"]
    }

    def "each login is a session of its own, for the same user too"() {
        expect:
        [client.login('ada'), client.login('ada'), client.login('bob')].toSet().size() == 3
    }

    def "a login with #what answers #status #error"() {
        when:
        def answer = client.post('/login', body)

        then:
        answer.status == status
        answer.json == [error: error]
        !answer.headers['set-cookie']

        where:
        what               | body                             || status | error
        'a wrong password' | [user: 'ada', password: 'Secret'] || 401    | "Wrong password: every user's password here is 'secret'"
        'no password'      | [user: 'ada']                    || 400    | 'The body must be JSON like {"user": "ada", "password": "secret"}'
        'no user'          | [password: 'secret']             || 400    | 'The body must be JSON like {"user": "ada", "password": "secret"}'
        'broken JSON'      | '{"user": "ada"'                 || 400    | 'The body must be JSON like {"user": "ada", "password": "secret"}'
        'no body'          | ''                               || 400    | 'The body must be JSON like {"user": "ada", "password": "secret"}'
    }

    def "logging out ends the session and takes the cookie back"() {
        given:
        def cookies = new CookieManager()
        def browser = new ShopClient(shop, cookies)
        browser.login()

        when:
        def before = browser.get('/cart').status
        def out = browser.post('/logout')

        then:
        before == 200
        out.status == 204
        out.body == ''
        cookies.cookieStore.cookies == []
        browser.get('/cart').status == 401

        cleanup:
        browser?.close()
    }

    def "logging out without a session is no mistake"() {
        expect:
        client.post('/logout').status == 204
        client.post('/logout', null, ShopClient.bearer('no-such-token')).status == 204
    }

    def "a visitor's address is that of the connection, or what a proxy says it is"() {
        expect:
        client.get('/visitor').json == [address: '127.0.0.1']
        client.get('/visitor', ['X-Forwarded-For': '203.0.113.7']).json == [address: '203.0.113.7']
    }
}
