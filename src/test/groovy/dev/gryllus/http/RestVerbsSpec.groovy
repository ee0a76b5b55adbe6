package dev.gryllus.http

import dev.gryllus.support.RawServer
import dev.gryllus.user.RescheduleTask
import spock.lang.AutoCleanup

class RestVerbsSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()
    def user = newUser(server.url)

    def "JSON is said and asked for, unless the script gives other headers: #arguments"() {
        when:
        user.rest(arguments, 'POST', '/x')

        then:
        def head = server.requests.take()
        contentType == (head =~ /Content-Type: (.*)\r/).collect { it[1] }
        accept == (head =~ /Accept: (.*)\r/).collect { it[1] }

        where:
        arguments                               || contentType                            | accept
        [:]                                     || ['application/json']                   | ['application/json']
        [json: [a: 1]]                          || ['application/json']                   | ['application/json']
        [headers: [accept: 'text/csv']]         || ['application/json']                   | ['text/csv']
        [headers: ['content-type': 'text/csv']] || ['text/csv']                           | ['application/json']
        [data: [a: 1]]                          || ['application/x-www-form-urlencoded']  | ['application/json']
    }

    def "what the closure finds decides: #what"() {
        given:
        server.plan(answer(body, status))

        when:
        def response = user.rest('GET', '/x', closure)

        then:
        response.js == js
        reasons == [expected]

        where:
        what                       | status          | body         | js      | closure                                        || expected
        'nothing'                  | '200 OK'        | '{"a": 1}'   | [a: 1]  | { }                                            || 'success'
        'an assertion that holds'  | '200 OK'        | '{"a": 1}'   | [a: 1]  | script('{ assert it.js.a == 1 }')                        || 'success'
        'one that does not'        | '200 OK'        | '{"a": 1}'   | [a: 1]  | script('{ assert it.js.a == 2 }')                        || 'assert it.js.a == 2'
        'one with a message'       | '200 OK'        | '{"a": 1}'   | [a: 1]  | script("""{ assert it.js.a == 2 : 'a is wrong' }""")         || 'a is wrong'
        'one that shows the rest'  | '200 OK'        | '{"a": 1}'   | [a: 1]  | script("""{ assert it.js.a == 2 : 'a is wrong,' }""")        || 'a is wrong, response was {"a": 1}'
        'one without a message'    | '200 OK'        | '{"a": 1}'   | [a: 1]  | { throw new AssertionError() }                 || 'Assertion failed'
        'no JSON'                  | '200 OK'        | '<html>'     | null    | { }                                            || NO_JSON
        'no JSON, forgiven'        | '200 OK'        | '<html>'     | null    | { it.success() }                               || 'success'
        'no content'               | '204 No'        | ''           | null    | { }                                            || 'success'
        'a status'                 | '404 Not Found' | '{"e": 1}'   | [e: 1]  | { }                                            || "HTTPError('404 Client Error: Not Found for url: /x')"
        'a status, accepted'       | '404 Not Found' | '{"e": 1}'   | [e: 1]  | { it.success() }                               || 'success'
        'its own word'             | '200 OK'        | '{"a": 1}'   | [a: 1]  | { it.failure('no') }                           || 'no'
        'ResponseError'            | '200 OK'        | '{"a": 1}'   | [a: 1]  | { throw new ResponseError('no') }              || "ResponseError('no')"
        'JSON null'                | '200 OK'        | 'null'       | null    | script('{ assert it.js == null }')                       || 'success'
    }

    static final String NO_JSON = "Could not parse response as JSON. <html>, response code 200," +
        " error Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

    def "any other exception of the closure is a failure that says where, and goes no further"() {
        given:
        server.plan(answer('{"a": 1}'))

        when:
        user.rest('GET', '/x', script('{ r ->\n  r.js.a.nosuch\n}'))

        then:
        reason().startsWith('MissingPropertyException: No such property: nosuch for class: java.lang.Integer at locustfile.groovy:2')
        reason().endsWith('. Response was {"a": 1}')
    }

    def "long content is shown in part"() {
        given:
        server.plan(answer('x' * 1000), answer("\"${"y" * 1000}\""))

        when:
        user.rest('GET', '/a')
        user.rest('GET', '/b', script("{ assert false : 'wrong,' }"))

        then:
        reasons[0].startsWith("Could not parse response as JSON. ${'x' * 250}, response code 200, error ")
        reasons[1] == "wrong, response was \"${'y' * 199}"
    }

    def "an order to the user's loop passes, and so does no response"() {
        given:
        server.plan({ it.reset() })

        when:
        def response = user.rest('GET', '/a', script('{ assert it.js == null }'))

        then:
        response.status_code == 0
        reasons == ["ConnectionError('Connection reset before the response: 127.0.0.1:$server.port')"]

        when:
        server.plan(answer('{}'))
        user.rest('GET', '/b') { throw new RescheduleTask() }

        then:
        thrown(RescheduleTask)
        reasons[1] == 'success'
    }

    def "rest_ puts the time into the query, and not into the name: #url"() {
        when:
        user.rest_(arguments, 'GET', url) { }

        then:
        event().name() == name
        server.requests.take().startsWith("GET $sent${clock.now().toEpochMilli()} HTTP/1.1")

        where:
        url      | arguments   || name          | sent
        '/x'     | [:]         || '/x?_=...'    | '/x?_='
        '/x?a=1' | [:]         || '/x?a=1&_=...' | '/x?a=1&_='
        '/x'     | [name: 'n'] || 'n'           | '/x?_='
    }

    /** A closure as in a script: Spock sees no assertion in it. */
    private static Closure script(String closure) {
        new GroovyShell().evaluate("return $closure", 'locustfile.groovy') as Closure
    }

    private static String answer(String body, String status = '200 OK') {
        "HTTP/1.1 $status\r\n${status.startsWith('204') ? '' : "Content-Length: ${body.length()}\r\n"}\r\n$body"
    }
}
