package dev.gryllus.http

import dev.gryllus.support.RawServer
import spock.lang.AutoCleanup

/**
 * Responses at the edge of the protocol, and beyond. One contract for both transports; where OkHttp judges otherwise, a
 * table says so.
 */
class WireFaultsSpec extends UserSpecification {
    static final String OK = 'HTTP/1.1 200 OK\r\n'
    static final String CHUNKED = OK + 'Transfer-Encoding: chunked\r\n\r\n'
    static final String BROKEN_CHUNKS = "ProtocolError('The response has broken chunks: TARGET')"
    static final String CUT = "ProtocolError('The server closed the connection before the response was complete: TARGET')"
    static final String TOO_MUCH = "ProtocolError('The server sent more than the response it declared: TARGET')"
    static final String TOO_LARGE = 'The response is larger than 64 MB, which only stream: true can take'

    @AutoCleanup
    def server = new RawServer()
    def client = newUser(server.url).client.tap { it.timeout = 5 }

    def "#what is a response like any other, and the connection is used again"() {
        given:
        server.plan(answer)

        when:
        def response = client.request(method, '/x')
        client.get('/next')

        then:
        response.status_code == status
        response.text == text
        reasons == ['success', 'success']
        server.connectionCount == 1
        server.requests.size() == 2

        where:
        what                         | method | answer                                                              || status | text
        'one that comes byte by byte' | 'GET' | { c -> (OK + 'Content-Length: 5\r\nX: y\r\n\r\nhello').each { c.send(it) } } || 200 | 'hello'
        'one in chunks, byte by byte' | 'GET' | { c -> (CHUNKED + '3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n').each { c.send(it) } } || 200 | 'hello'
        'one with empty chunks only' | 'GET'  | CHUNKED + '0\r\n\r\n'                                                || 200    | ''
        'an extension of a chunk'    | 'GET'  | CHUNKED + '5;name="a;b"\r\nhello\r\n0;last\r\n\r\n'                  || 200    | 'hello'
        'a long trailer'             | 'GET'  | CHUNKED + "5\r\nhello\r\n0\r\nX: ${'y' * 20_000}\r\nZ: 1\r\n\r\n"    || 200    | 'hello'
        'zeros before a size'        | 'GET'  | CHUNKED + '0005\r\nhello\r\n000\r\n\r\n'                             || 200    | 'hello'
        'a size in capitals'         | 'GET'  | CHUNKED + "A\r\n0123456789\r\n0\r\n\r\n"                             || 200    | '0123456789'
        'lines that end in LF alone' | 'GET'  | 'HTTP/1.1 200 OK\nContent-Length: 5\n\nhello'                        || 200    | 'hello'
        'a length said twice'        | 'GET'  | OK + 'Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello'           || 200    | 'hello'
        'no reason'                  | 'GET'  | 'HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello'                     || 200    | 'hello'
        '100 before it'              | 'POST' | 'HTTP/1.1 100 Continue\r\n\r\n' + OK + 'Content-Length: 5\r\n\r\nhello' || 200 | 'hello'
        'hints before it'            | 'GET'  | 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n' * 3 + OK + 'Content-Length: 5\r\n\r\nhello' || 200 | 'hello'
        'HEAD with a length'         | 'HEAD' | OK + 'Content-Length: 500\r\n\r\n'                                   || 200    | ''
        'HEAD with chunks'           | 'HEAD' | CHUNKED                                                              || 200    | ''
        'none, as 204'               | 'GET'  | 'HTTP/1.1 204 No Content\r\n\r\n'                                    || 204    | ''
    }

    def "304 has no body, whatever length it tells of"() {
        given:
        server.plan('HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n')

        when:
        def response = client.get('/x')
        client.get('/next')

        then:
        response.status_code == 304
        reasons == ['success', 'success']
        server.connectionCount == (speaksHttp2 ? 2 : 1) // OkHttp expects a body, so it cannot go on
    }

    def "#what ends with its connection"() {
        given:
        server.plan({ it.send(answer); it.close() })

        when:
        def response = client.get('/x')
        client.get('/next')

        then:
        response.text == 'hello'
        reasons == ['success', 'success']
        server.connectionCount == 2

        where:
        what                         | answer
        'a body without a length'    | OK + '\r\nhello'
        'HTTP/1.0'                   | 'HTTP/1.0 200 OK\r\n\r\nhello'
        'Connection: close'          | OK + 'Connection: close\r\nContent-Length: 5\r\n\r\nhello'
        'close among others'         | OK + 'Connection: foo, close\r\nContent-Length: 5\r\n\r\nhello'
    }

    def "#what: no other request goes over that connection, open as it is"() {
        given:
        server.plan(answer)

        when:
        client.get('/x')
        client.get('/next')

        then:
        reasons == ['success', 'success']
        server.connectionCount == 2

        where:
        what                          | answer
        'a last response'             | OK + 'Connection: close\r\nContent-Length: 5\r\n\r\nhello'
        'one that says so in a list'  | OK + 'Connection: foo, Close\r\nContent-Length: 5\r\n\r\nhello'
        'one that says so at the end' | OK + 'Connection: foo\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello'
        'HTTP/1.0'                    | 'HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello'
    }

    def "#what: one failure, and the next request is answered on another connection"() {
        given:
        server.plan({ it.send(answer); if (closes) { it.close() } })

        when:
        def response = client.request(method, '/x', timeout: 5)

        then:
        reason() == (speaksHttp2 && okHttp ? okHttp : expected).replace('TARGET', "127.0.0.1:$server.port")
        response.status_code == 0

        when:
        client.get('/next')

        then:
        reasons[1] == 'success'
        server.connectionCount == 2
        server.requests.size() == 2

        where:
        what                             | method | answer                                                            | closes || expected | okHttp
        'two lengths'                    | 'GET'  | OK + 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!'       | false || "ProtocolError('The response has two different Content-Lengths: TARGET')" | ''
        'two lengths in one'             | 'GET'  | OK + 'Content-Length: 5, 6\r\n\r\nhello!'                         | false || "ProtocolError('The response has two different Content-Lengths: TARGET')" | ''
        'a length and chunks'            | 'GET'  | OK + 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n' | false || "ProtocolError('The response has both Content-Length and Transfer-Encoding: TARGET')" | ''
        'a length that is none'          | 'GET'  | OK + 'Content-Length: five\r\n\r\nhello'                          | false || "ProtocolError('The response has a Content-Length that is no length: TARGET')" | ''
        'a negative length'              | 'GET'  | OK + 'Content-Length: -5\r\n\r\nhello'                            | false || "ProtocolError('The response has a Content-Length that is no length: TARGET')" | ''
        'a length without end'           | 'GET'  | OK + "Content-Length: ${'9' * 40}\r\n\r\nhello"                   | false || "ProtocolError('The response has a Content-Length that is no length: TARGET')" | ''
        'a coding nobody asked for'      | 'GET'  | OK + 'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'          | false || "ProtocolError('The response has a Transfer-Encoding that was not asked for: TARGET')" | ''
        'chunks in HTTP/1.0'             | 'GET'  | 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'  | false || "ProtocolError('The response has a Transfer-Encoding, which HTTP/1.0 does not know: TARGET')" | ''
        '204 with a length'              | 'GET'  | 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello'       | false || "ProtocolError('HTTP 204 had non-zero Content-Length: 5: TARGET')" | ''
        'HEAD with a body'               | 'HEAD' | OK + 'Content-Length: 5\r\n\r\nhello'                             | false || TOO_MUCH | ''
        '304 with a body'                | 'GET'  | 'HTTP/1.1 304 Not Modified\r\n\r\nhello'                          | false || TOO_MUCH | ''
        'two responses to one request'   | 'GET'  | RawServer.OK * 2                                                  | false || TOO_MUCH | ''
        'more after the last chunk'      | 'GET'  | CHUNKED + '0\r\n\r\nmore'                                         | false || TOO_MUCH | ''
        'no size'                        | 'GET'  | CHUNKED + '\r\nhello\r\n0\r\n\r\n'                                | false || BROKEN_CHUNKS | ''
        'a size that is none'            | 'GET'  | CHUNKED + 'g\r\nhello\r\n0\r\n\r\n'                               | false || BROKEN_CHUNKS | ''
        'a negative size'                | 'GET'  | CHUNKED + '-5\r\nhello\r\n0\r\n\r\n'                              | false || BROKEN_CHUNKS | ''
        'a size beyond all'              | 'GET'  | CHUNKED + 'fffffffffffffffff\r\nhello\r\n0\r\n\r\n'               | false || BROKEN_CHUNKS | "ProtocolError('Number too large: fffffffffffffffff: TARGET')"
        'no last chunk'                  | 'GET'  | CHUNKED + '5\r\nhello\r\n'                                        | true  || CUT | ''
        'no end of the trailers'         | 'GET'  | CHUNKED + '5\r\nhello\r\n0\r\nX: y\r\n'                           | true  || CUT | "ProtocolError('The server closed the connection without a response: TARGET')"
        'an endless header'              | 'GET'  | OK + 'X: ' + 'y' * 300_000                                        | false || "ProtocolError('The headers of the response are larger than 256 KB: TARGET')" | CUT
        'headers larger than all'        | 'GET'  | OK + "X: ${'y' * 1000}\r\n" * 300                                 | false || "ProtocolError('The headers of the response are larger than 256 KB: TARGET')" | CUT
        'no line'                        | 'GET'  | 'y' * 300_000                                                     | false || "ProtocolError('The server sent something that is not HTTP: TARGET')" | CUT
        'HTTP/2 unasked'                 | 'GET'  | 'HTTP/2 200 OK\r\n\r\n'                                           | false || "ProtocolError('The server sent something that is not HTTP: TARGET')" | ''
        'a status that is none'          | 'GET'  | 'HTTP/1.1 2x0 OK\r\n\r\n'                                         | false || "ProtocolError('The server sent something that is not HTTP: TARGET')" | ''
    }

    def "OkHttp lets pass, what the fast transport refuses: #what"() {
        given:
        server.plan({ it.send(answer) })

        when:
        client.get('/x', timeout: 5)

        then:
        reason() == (speaksHttp2 ? 'success' : expected.replace('TARGET', "127.0.0.1:$server.port"))

        where:
        what                       | answer                                                        || expected
        'a flood of small headers' | OK + 'X: y\r\n' * 1001 + 'Content-Length: 5\r\n\r\nhello'     || "ProtocolError('The response has more than 1000 headers: TARGET')"
        'a chunk longer than said' | CHUNKED + '4\r\nhello\r\n0\r\n\r\n'                               || BROKEN_CHUNKS
        'a header without a colon' | OK + 'What\r\nContent-Length: 5\r\n\r\nhello'                 || "ProtocolError('The response has a broken header: TARGET')"
        'a blank before the colon' | OK + 'X : y\r\nContent-Length: 5\r\n\r\nhello'                || "ProtocolError('The response has a broken header: TARGET')"
        'interim ones without end' | 'HTTP/1.1 103 Early Hints\r\n\r\n' * 101 + RawServer.OK     || "ProtocolError('The server sent more than 100 interim responses: TARGET')"
        'CR within a line'         | OK + 'X: a\rb\r\nContent-Length: 5\r\n\r\nhello'              || "ProtocolError('The response has a broken header: TARGET')"
    }

    def "an endless body is cut at a limit: #what"() {
        given:
        server.plan({ c -> c.send(head); 5000.times { c.send(piece) } })

        when:
        client.get('/x')
        client.get('/next')

        then:
        reasons == ["ProtocolError('$TOO_LARGE: 127.0.0.1:$server.port')", 'success']

        where:
        what              | head         | piece
        'without length'  | OK + '\r\n'  | new byte[64 * 1024]
        'in chunks'       | CHUNKED      | ('10000\r\n' + 'x' * 65536 + '\r\n').bytes
    }

    def "a little that unpacks to much is cut at a limit, and may be streamed: #encoding"() {
        given:
        def bomb = ContentDecoderSpec.packed(encoding, new byte[65 * 1024 * 1024])
        2.times {
            server.plan({ c ->
                c.send(OK + "Content-Encoding: $encoding\r\nContent-Length: $bomb.length\r\n\r\n")
                c.send(bomb)
            })
        }

        when:
        client.get('/x')
        def streamed = 0L
        client.get('/x', stream: true) { r -> r.iter_content(100_000).each { streamed += it.length } }

        then:
        reasons == ["DecodingError('$TOO_LARGE')", 'success']
        streamed == 65 * 1024 * 1024
        server.connectionCount == 1

        where:
        encoding << ['gzip', 'deflate']
    }

    def "a folded header is one line"() {
        given:
        server.plan(OK + 'Fold: a\r\n  b\r\n\tc\r\nContent-Length: 5\r\n\r\nhello')

        when:
        def fold = client.get('/x').headers['Fold']

        then:
        reasons == ['success']
        speaksHttp2 ? fold == 'a' : fold.split(/\s+/) as List == ['a', 'b', 'c']
    }

    def "a body does not wait for '100 Continue': #what"() {
        given: 'a server that says so, or does not, only when it has all of the request'
        server.plan(answer)

        when:
        def response = client.post('/x', headers: [expect: '100-Continue'], data: 'body')
        client.get('/next')

        then:
        response.status_code == status
        reasons == [status == 200 ? 'success' : "HTTPError('417 Client Error: Expectation Failed for url: /x')", 'success']
        server.requests.peek().contains('expect: 100-Continue')
        server.requests.size() == 2
        server.connectionCount == 1
        response.request.headers['Expect'] == '100-Continue'

        where:
        what                     | answer                                           || status
        'the server says nothing' | RawServer.OK                                    || 200
        'it says so'             | 'HTTP/1.1 100 Continue\r\n\r\n' + RawServer.OK || 200
        'it wants no body'       | 'HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n' || 417
    }

    def "a switch to another protocol, which nobody asked for, is the last response of its connection"() {
        given:
        server.plan('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n')

        when:
        def response = client.get('/x')
        client.get('/next')

        then:
        response.status_code == 101
        reasons.last() == 'success'
        server.connectionCount == 2
    }

    def "an answer that comes before the whole request counts, although the server then closes"() {
        given:
        def early = new ServerSocket(0, 1, InetAddress.loopbackAddress)
        Thread.startVirtualThread {
            early.accept().withCloseable {
                it.inputStream.readNBytes(1000)
                it.outputStream << 'HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno'
                it.shutdownOutput()
                it.inputStream.transferTo(OutputStream.nullOutputStream())
            }
        }

        when:
        def response = client.post("http://127.0.0.1:$early.localPort/", data: new byte[100_000])

        then:
        response.status_code == 413
        recorder.requests.size() == 1

        cleanup:
        early.close()
    }
}
