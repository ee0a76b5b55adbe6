package dev.gryllus.http

import java.nio.ByteBuffer
import java.nio.channels.SelectionKey
import java.nio.channels.Selector
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import okhttp3.Headers
import okhttp3.HttpUrl
import spock.lang.AutoCleanup
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
        connections.take(request('http://a/x')).get().is(kept)
        connections.take(request('http://a/x')).empty

        when: 'it was given back'
        kept.rest()

        then:
        connections.take(request('http://a/y')).get().is(kept)
    }

    def "for #url with #settings a connection to http://a/ #fits"() {
        given:
        def kept = resting('http://a/')

        expect:
        connections.take(request(url, settings)).present == same
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
        connections.take(request('http://a/')).get().is(good)
        !dead.channel().open

        where:
        what           | does
        'closed'       | { it.close() }
        'half closed'  | { it.shutdownOutput() }
        'unasked'      | { it.write(ByteBuffer.wrap('HTTP/1.1 408 Late\r\n\r\n'.bytes)) }
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
        connections.take(request('http://a/')).empty

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
        connections.take(request('http://a/')).empty
        connections.closeIdle() == 0
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

    private static TransportRequest request(String url, ConnectionSettings settings = ConnectionSettings.DEFAULT) {
        new TransportRequest('GET', HttpUrl.get(url), Headers.EMPTY, Optional.empty(), settings, false)
    }
}
