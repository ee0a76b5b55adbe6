package dev.gryllus.http

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options

import com.github.tomakehurst.wiremock.WireMockServer
import dev.gryllus.stats.Clock
import dev.gryllus.support.RawServer
import dev.gryllus.support.WrittenBody
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import okhttp3.Headers
import okhttp3.HttpUrl
import spock.lang.AutoCleanup
import spock.lang.IgnoreIf
import spock.lang.Shared

/** Connections: whose they are, what they speak, and how a blocked user is stopped. */
class OkHttpTransportSpec extends UserSpecification {
    @Shared
    @AutoCleanup('stop')
    WireMockServer secure = new WireMockServer(options().dynamicHttpsPort().httpDisabled(true).bindAddress('127.0.0.1'))
        .tap { it.start(); it.stubFor(any(anyUrl()).willReturn(ok('fine'))) }

    @AutoCleanup
    def server = new RawServer()

    def "a user keeps its connection, and shares it with nobody"() {
        given:
        def first = newUser(server.url)
        def second = newUser(server.url)

        when:
        3.times {
            first.client.get('/')
            second.client.post('/')
        }

        then:
        server.connectionCount == 2

        when:
        first.detach()
        second.client.get('/')
        newUser(server.url).client.get('/')

        then:
        server.connectionCount == 3
        reasons.every { it == 'success' }
    }

    def "a user that ends leaves no connection open"() {
        given:
        def closed = new CountDownLatch(1)
        server.plan({ connection ->
            connection.send(RawServer.OK)
            connection.awaitEnd()
            closed.countDown()
        })
        def user = newUser(server.url)
        user.client.get('/')

        when:
        user.detach()

        then:
        closed.await(5, TimeUnit.SECONDS)
    }

    def "a user of many servers keeps a few connections"() {
        given:
        def servers = (1..15).collect { new RawServer() }
        def client = newUser(server.url).client

        when:
        30.times { client.get(servers[it % 15].url + '/') }

        then:
        reasons == ['success'] * 30
        servers*.connectionCount == [2] * 15

        cleanup:
        servers*.close()
    }

    def "a user that is stopped in a request leaves it at once, and nothing is counted: #where"() {
        given:
        def user = newUser(server.url)
        def asked = new CountDownLatch(1)
        server.plan({ it.send(sent); asked.countDown() })
        def thrown = null
        def flag = false
        def again = null
        def thread = Thread.ofVirtual().unstarted {
            try {
                user.client.get(arguments, '/slow')
            } catch (Throwable e) {
                thrown = e
                flag = Thread.currentThread().interrupted
                try {
                    user.client.get('/again')
                } catch (Throwable e2) {
                    again = e2
                }
            }
        }

        when:
        thread.start()
        asked.await(5, TimeUnit.SECONDS)
        thread.interrupt()
        thread.join()
        user.endTask()

        then:
        thrown instanceof InterruptedException
        flag
        again instanceof InterruptedException
        recorder.requests.empty
        server.requests.size() == 1

        when: 'as in on_stop, where it is not interrupted any more'
        user.client.get('/bye')

        then:
        reasons == ['success']

        where:
        where                   | sent                                              | arguments
        'before the response'   | ''                                                | [:]
        'within the body'       | 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal' | [:]
        'although it has time'  | ''                                                | [timeout: 10]
    }

    def "a user that is stopped in its closure is not counted either"() {
        given:
        def user = newUser(server.url)
        def inside = new CountDownLatch(1)
        def thrown = null
        def thread = Thread.ofVirtual().unstarted {
            try {
                user.client.get('/') { inside.countDown(); new CountDownLatch(1).await() }
            } catch (Throwable e) {
                thrown = e
            }
        }

        when:
        thread.start()
        inside.await(5, TimeUnit.SECONDS)
        thread.interrupt()
        thread.join()
        user.endTask()

        then:
        thrown instanceof InterruptedException
        recorder.requests.empty
    }

    def "a time-out of the request's own parts is a failure, and stops nobody"() {
        when:
        new OkHttpTransport(clock).withCloseable { it.exchange(upload { throw new InterruptedIOException('slow disk') }) }

        then:
        def failed = thrown(TransportException)
        failed.cause.message == 'slow disk'
        failed.stage() == Stage.SENDING
        !Thread.interrupted()
    }

    def "a mistake of our own is not held against the server"() {
        given:
        def mistake = new IllegalStateException('ours')

        when:
        new OkHttpTransport(clock).withCloseable { it.exchange(upload { throw mistake }) }

        then:
        def thrown = thrown(IllegalStateException)
        thrown.is(mistake)
    }

    def "what a server answers is never a reason to ask again: #status"() {
        given:
        server.plan("HTTP/1.1 $status\r\nContent-Length: 0\r\n$header\r\n\r\n")

        when:
        def response = newUser(server.url).client.get('/')

        then:
        response.status_code == status[0..2] as int
        response.headers[header.split(':')[0]] == header.split(': ')[1]
        server.requests.size() == 1

        where:
        status                                | header
        '401 Unauthorized'                    | 'WWW-Authenticate: Basic'
        '407 Proxy Authentication Required'   | 'Proxy-Authenticate: Basic'
        '408 Request Timeout'                 | 'Retry-After: 0'
        '421 Misdirected Request'             | 'Retry-After: 0'
        '503 Service Unavailable'             | 'Retry-After: 0'
    }

    def "a certificate that nobody vouches for is a failure, unless it is not checked"() {
        given:
        def client = newUser("https://localhost:${secure.httpsPort()}").client

        when:
        client.get('/')
        def trusting = client.get('/', verify: false)
        client.get('/')
        client.verify = false
        def trustingNow = client.get('/')
        client.get('/', verify: true)

        then:
        def distrust = "TLSError('certificate not trusted: localhost:${secure.httpsPort()}')"
        reasons == [distrust, 'success', distrust, 'success', distrust]
        trusting.text == 'fine'
        trustingNow.text == 'fine'
    }

    def "a TLS connection that the server closed while it was idle is replaced, unnoticed, for #method"() {
        given:
        def first = secureHttp1(0)
        int port = first.httpsPort()
        def client = newUser("https://localhost:$port").client
        client.verify = false
        client.get('/')

        when: 'the server is restarted'
        first.stop()
        def second = secureHttp1(port)
        client.request(method, '/')

        then:
        reasons == ['success', 'success']
        second.allServeEvents.size() == 1

        cleanup:
        second?.stop()

        where: 'the clock stands still'
        method << ['GET', 'POST']
    }

    @IgnoreIf({ !instance.speaksHttp2 })
    def "HTTP/2 is spoken where the server offers it"() {
        given:
        def client = newUser("https://localhost:${secure.httpsPort()}").client
        client.verify = false
        secure.resetRequests()

        when:
        client.get('/')
        client.post('/', json: [a: 1])

        then:
        reasons == ['success', 'success']
        secure.allServeEvents*.request*.protocol == ['HTTP/2.0'] * 2
    }

    def "TLS with a server that has none is a failure that says so"() {
        given:
        def raw = new ServerSocket(0, 1, InetAddress.loopbackAddress)
        Thread.startVirtualThread { raw.accept().withCloseable { it.outputStream.write('HTTP/1.1 400 Bad Request\r\n\r\n'.bytes) } }

        when:
        newUser("https://localhost:$raw.localPort").client.get('/')

        then:
        reason() == "TLSError('not a TLS server: localhost:$raw.localPort')"

        cleanup:
        raw.close()
    }

    def "the phases of a request are told, and what is reused costs nothing"() {
        given:
        def client = newUser("https://localhost:${secure.httpsPort()}", anyUser(), Clock.system()).client
        client.verify = false

        when:
        def first = client.get('/').phases
        def second = client.get('/').phases

        then:
        first.dns.nanos > 0
        first.connect.total_seconds() > 0
        first.tls.total_seconds() > 0
        first.first_byte.total_seconds() > 0
        [second.dns, second.connect, second.tls]*.nanos == [0, 0, 0]
        second.first_byte.nanos > 0
        second.body.nanos > 0
        recorder.requests*.phases() == [first, second]*.times()
    }

    /** A request whose body does this when it is written. */
    private TransportRequest upload(Closure writing) {
        def body = new WrittenBody({ writing.call() })
        new TransportRequest('POST', HttpUrl.get(server.url), Headers.EMPTY, Optional.of(body), ConnectionSettings.DEFAULT, false)
    }

    private static WireMockServer secureHttp1(int port) {
        def settings = options().httpsPort(port).httpDisabled(true).http2TlsDisabled(true).bindAddress('127.0.0.1')
        new WireMockServer(settings).tap { it.start(); it.stubFor(any(anyUrl()).willReturn(ok('fine'))) }
    }
}
