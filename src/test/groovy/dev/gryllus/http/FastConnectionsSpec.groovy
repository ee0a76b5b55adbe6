package dev.gryllus.http

import dev.gryllus.net.SocketCalls
import dev.gryllus.wire.ResponseHead
import java.nio.ByteBuffer
import java.nio.channels.SelectionKey
import java.nio.channels.Selector
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.time.Duration
import okhttp3.Headers
import okhttp3.HttpUrl
import okhttp3.RequestBody
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

class FastConnectionsSpec extends Specification {
    @AutoCleanup
    def server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.loopbackAddress, 0))
    def far = []
    def connections = new FastConnections()

    def cleanup() {
        connections.closeIdle()
        far*.close()
    }

    def "a connection that rests is taken by who comes next, and by nobody else"() {
        given:
        def kept = resting('http://a/')

        expect:
        take('http://a/x').get().is(kept)
        take('http://a/x').empty

        when: 'it was given back'
        kept.rest()

        then:
        take('http://a/y').get().is(kept)
    }

    def "for #url with #settings a connection to http://a/ #fits"() {
        given:
        def kept = resting('http://a/')

        expect:
        take(url, settings).present == same
        kept.channel().open

        where:
        url             | settings                                                             || same
        'http://a/x?y'  | ConnectionSettings.DEFAULT                                           || true
        'http://a:80/'  | ConnectionSettings.DEFAULT                                           || true
        'http://A/'     | ConnectionSettings.DEFAULT                                           || true
        'http://b/'     | ConnectionSettings.DEFAULT                                           || false
        'http://a:81/'  | ConnectionSettings.DEFAULT                                           || false
        'https://a/'    | ConnectionSettings.DEFAULT                                           || false
        'https://a:80/' | ConnectionSettings.DEFAULT                                           || false
        'http://a/'     | ConnectionSettings.DEFAULT.with(Proxies.of([http: 'http://px:1']))   || false
        'http://a/'     | ConnectionSettings.DEFAULT.with(Proxies.of([https: 'http://px:1']))  || true
        fits = same ? 'fits' : 'does not fit'
    }

    def "one that died, or has something to say that nobody asked for, is closed and not taken: #what"() {
        given:
        def dead = resting('http://a/')
        def good = resting('http://a/')

        when:
        does(far[0])
        awaitSomething(dead.channel())

        then:
        take('http://a/').get().is(good)
        !dead.channel().open

        where:
        what           | does
        'closed'       | { it.close() }
        'half closed'  | { it.shutdownOutput() }
        'unasked'      | { it.write(ByteBuffer.wrap('HTTP/1.1 408 Late\r\n\r\n'.bytes)) }
    }

    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "#later after its answer a connection on which nothing else had come is #what"() {
        given:
        answeredAndClosed()

        expect:
        take('http://a/', ConnectionSettings.DEFAULT, 1_000 + nanos).present == taken

        where:
        nanos   || taken
        0       || true
        19_999  || true
        20_000  || false
        later = "$nanos ns"
        what = taken ? 'taken as it is' : 'looked at once more'
    }

    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "one that was closed right behind its answer is not taken, however soon that is asked: #how"() {
        given:
        def kept = resting('http://a/')
        answered(kept) { does(it) }

        expect:
        take('http://a/').empty

        where:
        how            | does
        'closed'       | { it.close() }
        'half closed'  | { it.shutdownOutput() }
    }

    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "for #method one that was looked at just now is #what"() {
        given:
        answeredAndClosed()

        expect:
        connections.take(request('http://a/', ConnectionSettings.DEFAULT, method, body), 1_000).present == taken

        where:
        method   | body              || taken
        'GET'    | null              || true
        'HEAD'   | null              || true
        'DELETE' | null              || true
        'DELETE' | RequestBody.EMPTY || false
        'POST'   | null              || false
        'PATCH'  | RequestBody.EMPTY || false
        'X'      | null              || false
        what = taken ? 'taken as it is' : 'looked at once more'
    }

    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "one on which nobody has looked, but has waited for its answer, is looked at: #waited"() {
        given:
        answeredAndClosed(waited)

        expect:
        take('http://a/', ConnectionSettings.DEFAULT, 1_000).empty == waited

        where:
        waited << [true, false]
    }

    def "at most ten are kept beside those in use: the next one closes who rests"() {
        given:
        def resting = (1..9).collect { resting("http://host$it/") }
        def busy = connection('http://busy/').tap { connections.add(it) }

        when:
        def next = connection('http://next/').tap { connections.add(it) }

        then:
        resting.every { !it.channel().open }
        busy.channel().open
        next.channel().open

        when: 'they come to rest'
        busy.rest()
        next.rest()

        then:
        connections.closeIdle() == 2
        connections.closeIdle() == 0
    }

    def "who wants sockets back gets those that rest, and not those in use"() {
        given:
        def idle = resting('http://a/')
        def busy = resting('http://b/').tap { assert it.wake() }

        expect:
        connections.closeIdle() == 1
        !idle.channel().open
        busy.channel().open
        take('http://a/').empty

        cleanup:
        connections.drop(busy)
    }

    def "one that is dropped is closed and gone"() {
        given:
        def kept = resting('http://a/')

        when:
        connections.drop(kept)

        then:
        !kept.channel().open
        take('http://a/').empty
        connections.closeIdle() == 0
    }

    private Optional<FastConnection> take(String url, ConnectionSettings settings = ConnectionSettings.DEFAULT, long now = 0) {
        connections.take(request(url, settings), now)
    }

    /** A request and its answer, behind which the server does something before it is read. */
    private void answered(FastConnection connection, boolean waits = false, Closure<?> behind) {
        connection.begin(Duration.ZERO)
        connection.output().put('?')
        connection.output().flush()
        far[0].read(ByteBuffer.allocate(9)) // or closing it would be a reset
        far[0].write(ByteBuffer.wrap('HTTP/1.1 204 No Content\r\n\r\n'.bytes))
        behind(far[0])
        awaitSomething(connection.channel())
        if (!waits) {
            connection.gaveWay(1_000)
        }
        ResponseHead.read(connection.input())
        connection.end()
    }

    /** A connection that rests, and that the server has closed after its answer. */
    private void answeredAndClosed(boolean waits = false) {
        def kept = resting('http://a/')
        answered(kept, waits) {}
        assert kept.wake()
        kept.rest()
        far[0].close()
        awaitSomething(kept.channel())
    }

    private FastConnection resting(String url) {
        connection(url).tap {
            connections.add(it)
            it.rest()
        }
    }

    private FastConnection connection(String url) {
        def channel = SocketChannel.open(server.localAddress)
        far << server.accept()
        new FastConnection(Destination.of(request(url)), channel)
    }

    /** What was done at the other end has arrived. */
    private static void awaitSomething(SocketChannel channel) {
        channel.configureBlocking(false)
        Selector.open().withCloseable {
            channel.register(it, SelectionKey.OP_READ)
            assert it.select(10_000) == 1
        }
        channel.configureBlocking(true)
    }

    private static TransportRequest request(
            String url, ConnectionSettings settings = ConnectionSettings.DEFAULT, String method = 'GET', RequestBody body = null) {
        new TransportRequest(method, HttpUrl.get(url), Headers.EMPTY, Optional.ofNullable(body), settings, false)
    }
}
