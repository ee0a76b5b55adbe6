package dev.gryllus.http

import dev.gryllus.support.QuietPort
import dev.gryllus.support.RawServer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup

/** What servers and networks do on bad days, and what the failure table says then. */
class HttpFaultsSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()
    def client = newUser(server.url).client

    def "#situation: one failure that says so, and the user lives on"() {
        given:
        server.plan(*answers)

        when:
        def response = client.get('/broken', timeout: timeout)

        then:
        reason() == expected.replace('TARGET', "127.0.0.1:$server.port")
        event().name() == '/broken'
        event().url() == "$server.url/broken"
        event().responseLength() == 0
        with(response) {
            status_code == 0
            text == ''
            !ok
            error as String == reason()
        }

        when:
        def next = client.get('/next')

        then:
        next.text == 'ok'
        reasons.size() == 2
        reasons[1] == 'success'

        where:
        situation                       | answers                                     || expected
        'closed without a byte'         | [{ it.close() }]                            || "ProtocolError('The server closed the connection without a response: TARGET')"
        'closed within the headers'     | [half('HTTP/1.1 200 OK\r\nContent-')]       || "ProtocolError('The server closed the connection before the response was complete: TARGET')"
        'closed within the body'        | [half(ok(10, 'only'))]                      || "ProtocolError('The server closed the connection before the response was complete: TARGET')"
        'closed within a chunk'         | [half(chunked('5\r\nab'))]                  || "ProtocolError('The server closed the connection before the response was complete: TARGET')"
        'closed between chunks'         | [half(chunked('2\r\nab\r\n'))]              || "ProtocolError('The server closed the connection before the response was complete: TARGET')"
        'reset before the response'     | [{ it.reset() }]                            || "ConnectionError('Connection reset before the response: TARGET')"
        'reset within the body'         | [{ it.send(ok(10, 'only')); it.reset() }]   || "ConnectionError('Connection reset while reading the response: TARGET')"
        'a body longer than declared'   | [ok(2, 'okay')]                             || "ProtocolError('The server sent more than the response it declared: TARGET')"
        'a body where none may be'      | ['HTTP/1.1 204 No Content\r\n\r\nsurprise'] || "ProtocolError('The server sent more than the response it declared: TARGET')"
        'broken chunks'                 | [half(chunked('zz\r\nab\r\n'))]             || "ProtocolError('The response has broken chunks: TARGET')"
        'something else than HTTP'      | [half('SSH-2.0-OpenSSH_9.2\r\n\r\n')]       || "ProtocolError('The server sent something that is not HTTP: TARGET')"
        'broken gzip'                   | [gzip('not gzip')]                          || "DecodingError('The content is not gzip as declared')"
        'gzip cut short'                | [gzip(zipped('a long text')[0..14] as byte[])] || "DecodingError('The gzip content is incomplete')"
        'frozen before the response'    | [{ }]                                       || "TimeoutError('No response within 0.3 s: TARGET')"
        'frozen within the body'        | [ok(10, 'only')]                            || "TimeoutError('The response stopped for 0.3 s before it was complete: TARGET')"
        'endless redirects'             | [redirect('/again')] * 31                   || "RedirectError('More than 30 redirects, last to http://TARGET/again')"
        'a redirect out of HTTP'        | [redirect('ftp://files/x')]                 || "RedirectError('Cannot follow the redirect to ftp://files/x')"
        timeout = situation.startsWith('frozen') ? 0.3 : 10
    }

    def "no way to the server, because of #situation: one failure, and the user lives on"() {
        when:
        def response = client.get("http://$url", name: 'far away')

        then:
        reason() ==~ expected
        response.status_code == 0

        and:
        client.get('/next').text == 'ok'
        reasons.size() == 2

        where:
        situation               | url                    || expected
        'a closed port'         | "127.0.0.1:${closedPort()}/" || /ConnectionError\('Connection refused: 127.0.0.1:\d+'\)/
        'an unknown host'       | 'nosuch.invalid/x'     || /DNSError\('Unknown host: nosuch.invalid'\)/
        'an invalid port'       | 'localhost:99999/'     || /URLError\('Invalid URL port: "99999"'\)/
        'an invalid host'       | 'exa mple.com/'        || /URLError\('Invalid URL host: "exa mple.com"'\)/
    }

    def "an address without a scheme is one failure"() {
        given:
        def homeless = newUser(host).client

        when:
        homeless.get('/items')

        then:
        reason() == expected
        event().name() == '/items'
        event().url() == '/items'

        where:
        host          || expected
        null          || "URLError('Neither http:// nor https:// in /items')"
        'shop.local'  || "URLError('Neither http:// nor https:// in shop.local/items')"
        'ftp://shop'  || "URLError('Expected URL scheme 'http' or 'https' but was 'ftp'')"
    }

    def "a server that does not take the connection is a time-out"() {
        given: 'a server that accepts nobody; the system accepts a few in its place'
        def deaf = new ServerSocket(0, 1, InetAddress.loopbackAddress)

        when: 'asked until that is enough'
        5.times { client.get("http://127.0.0.1:$deaf.localPort/", timeout: [0.1, 0.2]) }

        then:
        reasons.first() == "TimeoutError('No response within 0.2 s: 127.0.0.1:$deaf.localPort')"
        reasons.last() == "TimeoutError('Could not connect within 0.1 s: 127.0.0.1:$deaf.localPort')"

        cleanup:
        deaf.close()
    }

    def "a request is not sent twice when the connection breaks under it"() {
        given: 'a connection that is in use, and breaks at the second request'
        server.plan(RawServer.OK, { it.reset() })
        client.get('/first')

        when:
        client.request(method, '/second')

        then:
        reasons == ['success', "ConnectionError('Connection reset before the response: 127.0.0.1:$server.port')"]
        server.requests*.split(' ')*.getAt(1) == ['/first', '/second']

        where:
        method << ['GET', 'POST']
    }

    def "a connection that the server closed while it was idle is replaced, unnoticed"() {
        given:
        def closed = new CountDownLatch(1)
        server.plan({ it.send(RawServer.OK); it.close(); closed.countDown() })
        client.get('/first')
        closed.await(5, TimeUnit.SECONDS)
        clock.advance(IDLE)

        when:
        client.request(method, '/second')

        then:
        reasons == ['success', 'success']
        server.requests*.split(' ')*.getAt(1) == ['/first', '/second']
        server.connectionCount == 2

        where:
        method << ['GET', 'POST']
    }

    def "what a server sends uncalled for does not become the next response"() {
        given:
        def said = new CountDownLatch(1)
        def asked = new CountDownLatch(1)
        server.plan({ connection ->
            connection.send(RawServer.OK)
            asked.await()
            connection.send('HTTP/1.1 500 Late\r\n\r\n')
            said.countDown()
        })
        client.get('/first')
        asked.countDown()
        said.await(5, TimeUnit.SECONDS)
        clock.advance(IDLE)

        expect:
        client.get('/second').status_code == 200
        reasons.size() == 2
    }

    private static Closure half(String text) {
        return { it.send(text); it.close() }
    }

    private static String ok(int length, String body) {
        "HTTP/1.1 200 OK\r\nContent-Length: $length\r\n\r\n$body"
    }

    private static String chunked(String body) {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n$body"
    }

    private static String redirect(String location) {
        "HTTP/1.1 302 Found\r\nLocation: $location\r\nContent-Length: 0\r\n\r\n"
    }

    private static Closure gzip(Object body) {
        def bytes = body instanceof byte[] ? body : body.bytes
        return {
            it.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: $bytes.length\r\n\r\n")
            it.send(bytes)
        }
    }

    private static byte[] zipped(String text) {
        def out = new ByteArrayOutputStream()
        new java.util.zip.GZIPOutputStream(out).withCloseable { it.write(text.bytes) }
        out.toByteArray()
    }

    private static int closedPort() {
        QuietPort.find()
    }
}
