package dev.gryllus.web

import dev.gryllus.stats.Clock
import dev.gryllus.support.PlainRequest
import java.time.Duration
import java.util.concurrent.TimeoutException
import java.util.concurrent.atomic.AtomicInteger
import org.eclipse.jetty.io.Content
import org.eclipse.jetty.server.Handler
import org.eclipse.jetty.server.NetworkConnector
import org.eclipse.jetty.server.Request
import org.eclipse.jetty.server.Response
import org.eclipse.jetty.server.Server
import org.eclipse.jetty.util.Callback
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class WholeRequestsSpec extends Specification {
    def sockets = []
    def handled = new AtomicInteger()
    Server server

    def "any number of silent senders hold up nobody: #head"() {
        given:
        def hash = PasswordHash.of('s3cret'.toCharArray(), 100_000)
        def web = WebServer.start(new WebSettings('127.0.0.1', 0, '', [] as Set, Optional.empty(), login ? [ada: hash] : [:], false), new FakeTest(),
            Optional.empty(), Feed.none(), Clock.system())

        when: 'more than there are threads'
        60.times { connect(web.port()).outputStream << "$head\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n$length\r\n\r\n$part" }
        def beganNanos = System.nanoTime()
        def answer = PlainRequest.get(web.port(), login ? '/login' : '/api/state')

        then: 'long before a silent connection is closed, which takes half a minute'
        answer.status == 200
        Duration.ofNanos(System.nanoTime() - beganNanos) < Duration.ofSeconds(20)

        cleanup:
        web?.close()

        where:
        head                   | length                       | part       | login
        'POST /login HTTP/1.1' | 'Content-Length: 60000'      | 'a='       | true
        'POST /swarm HTTP/1.1' | 'Content-Length: 60000'      | ''         | false
        'POST /user HTTP/1.1'  | 'Transfer-Encoding: chunked' | '5\r\nuse' | false
    }

    def "a body that comes in pieces is there as a whole"() {
        given:
        serve(100, Duration.ofSeconds(30))
        def socket = connect(port)

        when:
        socket.outputStream << 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 10\r\n\r\n'
        ['ab', 'c', 'defg', 'hij'].each { socket.outputStream << it; socket.outputStream.flush() }

        then:
        socket.inputStream.text.endsWith('abcdefghij')
    }

    def "a connection goes on with its next request"() {
        given:
        serve(100, Duration.ofSeconds(30))
        def socket = connect(port)

        when:
        socket.outputStream << 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc' * 2 + 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nxyz'

        then:
        with(socket.inputStream.text) {
            it.count('abc') == 2
            it.endsWith('xyz')
        }
    }

    def "longer bodies are not waited for, and come all the same: #head"() {
        given:
        serve(100, Duration.ofSeconds(30))
        def socket = connect(port)

        when:
        socket.outputStream << "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n$head\r\n\r\n$start"
        conditions { handled.get() == 1 }
        socket.outputStream << rest

        then:
        socket.inputStream.text.endsWith('x' * 200)

        where:
        head                         | start                  | rest
        'Content-Length: 200'        | ''                     | 'x' * 200
        'Transfer-Encoding: chunked' | "96\r\n${'x' * 150}\r\n" | "32\r\n${'x' * 50}\r\n0\r\n\r\n"
    }

    def "who falls silent is cut off: #head"() {
        given:
        serve(100, Duration.ofMillis(100))
        def socket = connect(port)

        when:
        socket.outputStream << "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n$head\r\n\r\n$part"

        then:
        socket.inputStream.text.endsWith(TimeoutException.simpleName)

        where:
        head                         | part
        'Content-Length: 10'         | ''
        'Content-Length: 10'         | 'ab'
        'Transfer-Encoding: chunked' | '2\r\nab\r\n'
    }

    def "who sends a byte now and then is cut off, too"() {
        given: 'a time that is over before the first look'
        serve(100, Duration.ZERO)
        def socket = connect(port)

        when:
        socket.outputStream << 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 10\r\n\r\na'

        then:
        socket.inputStream.text.endsWith(TimeoutException.simpleName)
    }

    def cleanup() {
        sockets*.close()
        server?.stop()
    }

    private Socket connect(int port) {
        def socket = new Socket(InetAddress.loopbackAddress, port)
        socket.soTimeout = 30_000
        sockets << socket
        socket
    }

    private static void conditions(Closure<Boolean> met) {
        new spock.util.concurrent.PollingConditions(timeout: 30).eventually { assert met() }
    }

    private int getPort() {
        (server.connectors[0] as NetworkConnector).localPort
    }

    /** Answers with the body, or with the kind of failure in its place. */
    private void serve(int mostBytes, Duration longest) {
        def echo = new Handler.Abstract() {
            @Override
            boolean handle(Request request, Response response, Callback callback) {
                handled.incrementAndGet()
                def answer
                try {
                    answer = Content.Source.asString(request)
                } catch (Exception e) {
                    answer = (e.cause ?: e).class.simpleName
                }
                Content.Sink.write(response, true, answer, callback)
                true
            }
        }
        server = new Server(new InetSocketAddress(InetAddress.loopbackAddress, 0))
        def whole = new WholeRequests(mostBytes, longest).handler()
        whole.handler = echo
        server.handler = whole
        server.start()
    }
}
