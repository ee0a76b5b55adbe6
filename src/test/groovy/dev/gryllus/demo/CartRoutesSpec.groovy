package dev.gryllus.demo

import static dev.gryllus.demo.ShopClient.bearer

import spock.lang.AutoCleanup
import spock.lang.Specification

class CartRoutesSpec extends Specification {
    private static final EMPTY = [lines: [], total: 0]

    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "#method #path needs a session: #what is answered with 401"() {
        when:
        def answer = method == 'get' ? client.get(path, headers) : client.post(path, null, headers)

        then:
        answer.status == 401
        answer.json.error.startsWith('Not logged in: POST /login first')

        where:
        [method, path] << [['get', '/cart'], ['post', '/cart'], ['post', '/checkout']]
        combined:
        [what, headers] << [
            ['no token', [:]],
            ['a wrong token', bearer('wrong')],
            ['a wrong cookie', [Cookie: 'session=wrong']],
            ['another scheme', [Authorization: 'Basic YWRhOnNlY3JldA==']],
        ]
    }

    def "a shopper with #how fills the cart and pays"() {
        given:
        def shopper = new ShopClient(shop, cookies)
        def token = shopper.login()
        def headers = cookies ? [:] : bearer(token)
        def filled = [
            lines: [
                [item: 0, name: 'red lamp', price: 100, quantity: 3],
                [item: 1, name: 'red chair', price: 1337, quantity: 1],
            ],
            total: 1637,
        ]

        expect:
        shopper.get('/cart', headers).json == EMPTY
        shopper.post('/cart', [item: 0, quantity: 1], headers).json.total == 100
        shopper.post('/cart', [item: 1, quantity: 1], headers).json.total == 1437
        shopper.post('/cart', [item: 0, quantity: 2], headers).json == filled
        shopper.get('/cart', headers).json == filled

        when:
        def paid = shopper.post('/checkout', null, headers)
        def again = shopper.post('/checkout', null, headers)

        then:
        paid.status == 200
        paid.json == filled
        shopper.get('/cart', headers).json == EMPTY
        again.status == 409
        again.json == [error: 'The cart is empty: POST /cart first']

        cleanup:
        shopper?.close()

        where:
        how              | cookies
        'a cookie'       | new CookieManager()
        'a bearer token' | null
    }

    def "two sessions have two carts, and the bearer token wins over the cookie"() {
        given:
        def ada = client.login('ada')
        def bob = client.login('bob')

        when:
        client.post('/cart', [item: 0, quantity: 1], bearer(ada) + [Cookie: "session=$bob".toString()])

        then:
        client.get('/cart', bearer(ada)).json.total == 100
        client.get('/cart', bearer(bob)).json == EMPTY
    }

    def "adding #body answers #status #error and changes nothing"() {
        given:
        def headers = bearer(client.login())

        when:
        def answer = client.post('/cart', body, headers)

        then:
        answer.status == status
        answer.json == [error: error]
        client.get('/cart', headers).json == EMPTY

        where:
        body                        || status | error
        [item: 100, quantity: 1]    || 404    | 'There is no item 100'
        [item: 1, quantity: 0]      || 400    | 'quantity must be from 1 to 999, not 0'
        [item: 1, quantity: 1000]   || 400    | 'quantity must be from 1 to 999, not 1000'
        [quantity: 1]               || 400    | 'The body must be JSON like {"item": 42, "quantity": 1}'
        [item: null, quantity: 1]   || 400    | 'The body must be JSON like {"item": 42, "quantity": 1}'
        [item: 1]                   || 400    | 'The body must be JSON like {"item": 42, "quantity": 1}'
        [item: 'lamp', quantity: 1] || 400    | 'The body must be JSON like {"item": 42, "quantity": 1}'
        '[]'                        || 400    | 'The body must be JSON like {"item": 42, "quantity": 1}'
        'null'                      || 400    | 'The body must be JSON like {"item": 42, "quantity": 1}'
    }
}
