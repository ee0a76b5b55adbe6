package dev.gryllus.demo

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class RpcRoutesSpec extends Specification {
    @Shared
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @Shared
    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "#method(#params) answers #rest with status 200"() {
        when:
        def answer = client.post('/rpc', [jsonrpc: '2.0', method: method, params: params, id: 7])

        then:
        answer.status == 200
        answer.json == [jsonrpc: '2.0', id: 7] + rest

        where:
        method  | params || rest
        'count' | []     || [result: 100]
        'price' | [0]    || [result: 100]
        'price' | [100]  || [error: [code: -32602, message: 'There is no such item']]
        'price' | []     || [error: [code: -32602, message: 'There is no such item']]
        'steal' | []     || [error: [code: -32601, message: 'There is no method steal']]
    }

    def "what is no call is told with one that would do"() {
        when:
        def answer = client.post('/rpc', [method: 'count'])

        then:
        answer.status == 400
        answer.json == [error: 'The body must be JSON like {"jsonrpc": "2.0", "method": "price", "params": [42], "id": 1}']
    }
}
