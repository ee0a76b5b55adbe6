package dev.gryllus.http

import dev.gryllus.support.WrittenBody
import dev.gryllus.wire.WireBuffer
import dev.gryllus.wire.WireOutput
import java.nio.ByteBuffer
import okhttp3.Headers
import okhttp3.HttpUrl
import okhttp3.MediaType
import okhttp3.RequestBody
import okio.BufferedSink
import spock.lang.Specification

class RequestWriterSpec extends Specification {
    static final String JSON = 'application/json'

    def writer = new RequestWriter()

    def "the first line and the host of #url"() {
        expect:
        written(request('GET', url)) == "GET $target HTTP/1.1\r\nHost: $host\r\n\r\n"

        where:
        url                              || target      | host
        'http://a'                       || '/'         | 'a'
        'http://a/x/y?q=1&r=%20'         || '/x/y?q=1&r=%20' | 'a'
        'http://a?q'                     || '/?q'       | 'a'
        'http://a/x?y#part'              || '/x?y'      | 'a'
        'http://a/#/x'                   || '/'         | 'a'
        'http://a:80/'                   || '/'         | 'a'
        'http://a:8080/'                 || '/'         | 'a:8080'
        'https://a/'                     || '/'         | 'a'
        'https://a:80/'                  || '/'         | 'a:80'
        'http://[::1]:81/x'              || '/x'        | '[::1]:81'
        'http://a/b//c://d'              || '/b//c://d' | 'a'
        'http://münchen.test/ü'          || '/%C3%BC'   | 'xn--mnchen-3ya.test'
    }

    def "a proxy wants the whole address, and its password where there is no tunnel: #url"() {
        given:
        def proxies = Proxies.of([http: 'http://ada:secret@px:3128', https: 'http://ada:secret@px:3128'])

        expect:
        written(request('GET', url, [:], null, ConnectionSettings.DEFAULT.with(proxies))) == expected

        where:
        url                  || expected
        'http://a:81/x?y#z'  || "GET http://a:81/x?y HTTP/1.1\r\nHost: a:81\r\nProxy-Authorization: Basic ${'ada:secret'.bytes.encodeBase64()}\r\n\r\n"
        'https://a/x'        || 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n'
    }

    def "headers stand as the script gave them, but for what the framing says: #headers"() {
        expect:
        written(request('GET', 'http://a/', headers)) == "GET / HTTP/1.1\r\n$expected\r\n"

        where:
        headers                                            || expected
        [:]                                                || 'Host: a\r\n'
        [Accept: '*/*', 'X-b': 'c: d']                     || 'Host: a\r\nAccept: */*\r\nX-b: c: d\r\n'
        [host: 'other']                                    || 'host: other\r\n'
        ['Content-Length': '9', 'transfer-encoding': 'x']  || 'Host: a\r\n'
        ['content-type': JSON]                             || 'Host: a\r\nContent-Type: application/json\r\n'
        ['X-Name': 'Zoë']                                  || 'Host: a\r\nX-Name: Zoë\r\n'
    }

    def "a body of #what says its length and type"() {
        expect:
        written(request('POST', 'http://a/', headers, body)) == "POST / HTTP/1.1\r\nHost: a\r\n$expected"

        where:
        what                | headers                                   | body                                                || expected
        'nothing'           | [:]                                       | RequestBody.EMPTY                                   || 'Content-Length: 0\r\n\r\n'
        'bytes'             | [:]                                       | RequestBody.create('body'.bytes)                    || 'Content-Length: 4\r\n\r\nbody'
        'a type'            | ['Content-Type': JSON]                    | RequestBody.create('{}'.bytes)                      || 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
        'a type of its own' | ['Content-Type': JSON]                    | RequestBody.create('x'.bytes, MediaType.get('a/b')) || 'Content-Type: a/b\r\nContent-Length: 1\r\n\r\nx'
        'another length'    | ['Content-Length': '1']                   | RequestBody.create('body'.bytes)                    || 'Content-Length: 4\r\n\r\nbody'
        'unknown length'    | ['Content-Length': '1']                   | open('body')                                        || 'Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n'
        'nothing, unknown'  | [:]                                       | open('')                                            || 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
    }

    def "what it keeps from one request to the next is never that of another: any two of #requests.size()"() {
        expect:
        [requests, requests].combinations().each { first, second ->
            def writer = new RequestWriter()
            written(first, writer)
            assert written(second, writer) == written(second, new RequestWriter())
        }

        where:
        requests = [request('GET', 'http://a/'), request('GET', 'http://b/', [A: '1']), request('GET', 'http://a/', [A: '2', Connection: 'close']),
                    request('POST', 'https://a/', [Host: 'c'], RequestBody.create('x'.bytes))]
    }

    def "who asks for the end of the connection gets it: #connection"() {
        given:
        written(request('GET', 'http://a/', connection ? [Connection: connection] : [:]))

        expect:
        writer.closesConnection() == closes

        when: 'the next request does not'
        written(request('GET', 'http://a/'))

        then:
        !writer.closesConnection()

        where:
        connection       || closes
        ''               || false
        'keep-alive'     || false
        'close'          || true
        'Close'          || true
        'upgrade, close' || true
        'closed'         || false
    }

    private String written(TransportRequest request, RequestWriter by = writer) {
        def bytes = new ByteArrayOutputStream()
        def out = new WireOutput({ ByteBuffer from -> while (from.hasRemaining()) { bytes.write(from.get()) } })
        out.begin(new WireBuffer(64))
        by.write(request, Destination.of(request), out)
        out.flush()
        bytes.toString('UTF-8')
    }

    private static RequestBody open(String content) {
        new WrittenBody({ BufferedSink sink -> sink.writeUtf8(content) })
    }

    private static TransportRequest request(String method, String url, Map<String, String> headers = [:], RequestBody body = null,
                                            ConnectionSettings settings = ConnectionSettings.DEFAULT) {
        def built = new Headers.Builder()
        headers.each { name, value -> built.addUnsafeNonAscii(name, value) }
        new TransportRequest(method, HttpUrl.get(url), built.build(), Optional.ofNullable(body), settings, false)
    }
}
