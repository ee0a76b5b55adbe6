package dev.gryllus.http

import dev.gryllus.support.RawServer
import spock.lang.AutoCleanup

class RequestMetaSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()
    def client = newUser(server.url).client

    def "what will be counted can be looked at"() {
        when:
        Map<String, Object> seen = [:]
        client.get('/x', context: [a: 1]) { seen.putAll(it.request_meta) }

        then:
        seen == [request_type: 'GET', name: '/x', url: "$server.url/x", context: [a: 1], response_time: 0.0d, response_length: 2L]
    }

    def "and edited, until it is counted"() {
        given:
        server.plan('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')

        when:
        def response = client.get('/items/7', context: [a: 1]) {
            it.request_meta['name'] = "/items/${'[id]'}"
            it.request_meta['request_type'] = 'API'
            it.request_meta['context']['b'] = 2
            it.request_meta['response_time'] = 1.5
            it.request_meta['response_length'] = 7
        }

        then:
        with(event()) {
            name() == '/items/[id]'
            method() == 'API'
            context() == [a: 1, b: 2]
            responseNanos() == 1_500_000
            responseLength() == 7
        }
        reason() == "HTTPError('404 Client Error: Not Found for url: /items/[id]')"

        when:
        response.request_meta['name'] = 'late'

        then:
        def e = thrown(IllegalStateException)
        e.message.startsWith("request_meta['name'] = … comes too late")
    }

    def "what does not fit is refused: #key = #value"() {
        when:
        client.get('/', catch_response: true).request_meta[key] = value

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        key               | value || message
        'nme'             | 'x'   || "request_meta: 'nme' cannot be set; what can is [request_type, name, url, context, response_time, response_length]"
        'name'            | ''    || "request_meta['name'] must be a text, not "
        'context'         | 'x'   || "request_meta['context'] must be a map, not x"
        'response_time'   | -1    || "request_meta['response_time'] must be a number, 0 or more, not -1"
    }

    def "what was sent can be looked at"() {
        given:
        client.cookies['a'] = 1

        when:
        def request = client.post('/x', json: [b: 2]).request

        then:
        request.method == 'POST'
        request.url == "$server.url/x"
        request.headers['cookie'] == 'a=1'
        request.headers['Content-Type'] == 'application/json'
        new String(request.body) == '{"b":2}'
        client.get('/').request.body == null
        client.get('no address').request == null
    }
}
