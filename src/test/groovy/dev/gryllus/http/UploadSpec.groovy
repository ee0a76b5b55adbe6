package dev.gryllus.http

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options

import com.github.tomakehurst.wiremock.WireMockServer
import dev.gryllus.support.RawServer
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.TempDir

/** Bodies that are not held in memory. */
class UploadSpec extends UserSpecification {
    @Shared
    @AutoCleanup('stop')
    WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress('127.0.0.1')).tap { it.start() }

    @TempDir
    Path folder

    HttpSession client

    def setup() {
        server.resetAll()
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(ok('fine')))
        client = newUser("http://127.0.0.1:${server.port()}").client
    }

    def "#what is sent as it is read"() {
        given:
        def file = Files.writeString(folder.resolve('data.txt'), 'from disk')

        when:
        client.post('/', data: data(file))

        then:
        reasons == ['success']
        with(server.allServeEvents.first().request) {
            bodyAsString == 'from disk'
            getHeader('Content-Length') == length
            getHeader('Transfer-Encoding') == (length ? null : 'chunked')
            getHeader('Content-Type') == null
        }

        where:
        what                          | data                                  || length
        'a file'                      | { it.toFile() }                       || '9'
        'a path'                      | { it }                                || '9'
        'a stream'                    | { Files.newInputStream(it) }          || null
        'what a closure opens'        | { path -> { -> Files.newInputStream(path) } } || null
        'what a closure says'         | { path -> { -> "from ${'disk'}" } }   || null
    }

    def "a stream may be a part of a form"() {
        when:
        client.post('/', files: [a: new ByteArrayInputStream('bytes'.bytes), b: ['b.txt', new ByteArrayInputStream('more'.bytes), 'text/plain']])

        then:
        server.allServeEvents.first().request.parts.collectEntries { [it.name, it.body.asString()] } == [a: 'bytes', b: 'more']
    }

    def "a redirect that keeps the body sends it again, as far as it can be: #what"() {
        given:
        server.stubFor(post('/a').willReturn(aResponse().withStatus(307).withHeader('Location', '/b')))

        when:
        client.post('/a', data: data())
        def got = server.allServeEvents.reverse().collect { [it.request.url, it.request.body.length] }

        then:
        reasons.size() == 1
        reason().startsWith(outcome)
        got == received

        where:
        what             | data                                                                  || received | outcome
        'a closure'      | { { -> new ByteArrayInputStream(new byte[200_000]) } }                || [['/a', 200_000], ['/b', 200_000]] | 'success'
        'a small stream' | { new ByteArrayInputStream(new byte[20_000]) }                        || [['/a', 20_000], ['/b', 20_000]] | 'success'
        'a large stream' | { new ByteArrayInputStream(new byte[200_000]) }                       || [['/a', 200_000]] | "ConnectionError('The stream in data: was sent already and cannot be sent again"
    }

    def "a stream is sent whole although the connection was dead"() {
        given:
        def raw = new RawServer()
        def closed = new CountDownLatch(1)
        raw.plan({ it.send(RawServer.OK); it.close(); closed.countDown() })
        def far = newUser("http://127.0.0.1:${raw.port}").client
        far.get('/')
        closed.await(5, TimeUnit.SECONDS)
        raw.requests.take()
        clock.advance(IDLE)
        int size = 60_000

        when:
        def response = far.post('/', data: new ByteArrayInputStream(new byte[size]), headers: [a: 'b'])

        then:
        raw.connectionCount == 2
        response.request.body == null

        cleanup:
        raw.close()
    }

    def "what a closure throws is the script's"() {
        when:
        client.post('/', data: { -> throw new IllegalStateException('no data') })

        then:
        def e = thrown(IllegalStateException)
        e.message == 'no data'
    }

    def "what a closure answers must be sendable"() {
        when:
        client.post('/', data: { -> 7 })

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith('data: must be a map, text, bytes')
    }
}
