package dev.gryllus.http

import dev.gryllus.net.SocketCalls
import dev.gryllus.support.Eventually
import dev.gryllus.wire.ResponseHead
import dev.gryllus.wire.WireException
import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.time.Duration
import jdk.net.ExtendedSocketOptions
import okhttp3.Headers
import okhttp3.HttpUrl
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

@Requires({ SocketCalls.OF_THIS_SYSTEM.present })
class FastConnectionSpec extends Specification {
    @AutoCleanup
    def listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.loopbackAddress, 0))
    @AutoCleanup
    def connection = new FastConnection(destination(), SocketChannel.open(listener.localAddress))
    def server = listener.accept().setOption(StandardSocketOptions.TCP_NODELAY, true)

    def setup() {
        connection.channel().setOption(StandardSocketOptions.TCP_NODELAY, true)
        answered()
    }

    def cleanup() {
        server.close()
    }

    def "a request that came after the server had closed was seen by nobody"() {
        given:
        server.close()
        awaitSomething()

        when:
        ask()
        ResponseHead.read(connection.input())

        then:
        thrown(WireException)
        connection.endedBeforeArrival()
    }

    def "a request without an answer may have been seen, if the server #did"() {
        given:
        ask()
        does(server)

        when:
        ResponseHead.read(connection.input())

        then:
        thrown(IOException)
        !connection.endedBeforeArrival()

        where:
        did                           | does
        'read it, and closed'         | { it.read(ByteBuffer.allocate(9)); it.close() }
        'read it, and half closed'    | { it.read(ByteBuffer.allocate(9)); it.shutdownOutput() }
        'closed without reading it'   | { far -> Eventually.eventually { far.socket().inputStream.available() > 0 }; far.close() }
        'answered half of it'         | { it.read(ByteBuffer.allocate(9)); it.write(ByteBuffer.wrap('HTTP/1.1 '.bytes)); it.close() }
    }

    def "what came to a server that had closed its own side only is told as unseen, although it may read it"() {
        given:
        server.shutdownOutput()
        server.setOption(ExtendedSocketOptions.TCP_QUICKACK, false)
        awaitSomething()

        when:
        ask()
        readToTheEnd()

        then:
        connection.endedBeforeArrival()
        server.read(ByteBuffer.allocate(9)) == 1
    }

    def "what was unseen once says nothing of the next request"() {
        given:
        server.close()
        awaitSomething()
        ask()
        readToTheEnd()
        assert connection.endedBeforeArrival()

        when:
        connection.begin(Duration.ZERO)

        then:
        !connection.endedBeforeArrival()
    }

    def "the end behind a failure in sending says nothing: that may have been a reset"() {
        given: 'a server that has read the first part, has acknowledged nothing, and closes with the second unread'
        server.setOption(ExtendedSocketOptions.TCP_QUICKACK, false)
        ask()
        server.read(ByteBuffer.allocate(9))
        send('second')
        Eventually.eventually { server.socket().inputStream.available() == 6 }
        server.close()
        awaitSomething()

        when: 'the failure is told once'
        send('third')

        then:
        thrown(IOException)

        when:
        readToTheEnd()

        then:
        !connection.endedBeforeArrival()
    }

    private void readToTheEnd() {
        try {
            ResponseHead.read(connection.input())
        } catch (IOException ignored) {
            // the end
        }
    }

    private void send(String text) {
        connection.output().put(text)
        connection.output().flush()
    }

    private void answered() {
        ask()
        server.read(ByteBuffer.allocate(9))
        server.write(ByteBuffer.wrap('HTTP/1.1 204 No Content\r\n\r\n'.bytes))
        ResponseHead.read(connection.input())
        connection.end()
    }

    private void ask() {
        connection.begin(Duration.ZERO)
        connection.output().put('?')
        connection.output().flush()
    }

    private void awaitSomething() {
        Eventually.eventually { connection.isStale() }
    }

    private static Destination destination() {
        Destination.of(new TransportRequest('GET', HttpUrl.get('http://a/'), Headers.EMPTY, Optional.empty(), ConnectionSettings.DEFAULT, false))
    }
}
