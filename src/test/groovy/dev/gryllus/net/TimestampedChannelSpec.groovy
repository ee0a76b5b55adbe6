package dev.gryllus.net

import dev.gryllus.support.Eventually
import dev.gryllus.support.Timestamps
import java.nio.ByteBuffer
import java.nio.channels.ClosedByInterruptException
import java.nio.channels.ClosedChannelException
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

@Requires({ SocketCalls.OF_THIS_SYSTEM.present })
class TimestampedChannelSpec extends Specification {
    @Shared
    @AutoCleanup
    def timestamps = new Timestamps()

    @AutoCleanup
    def listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.loopbackAddress, 0))
    def client = new TimestampedChannel(SocketChannel.open(listener.localAddress))
    def server = listener.accept().setOption(StandardSocketOptions.TCP_NODELAY, true)

    def cleanup() {
        client.close()
        server.close()
    }

    def "#situation, it tells when the kernel received what was read, and not when somebody read it"() {
        given:
        ask()
        def before = epochNanos()
        answer('answer')
        def after = epochNanos() // before it is read

        when:
        if (looks) {
            client.waited()
        }
        def text = read(client)

        then:
        text == 'answer'
        client.receivedEpochNanos() >= before
        client.receivedEpochNanos() <= after

        where:
        situation                             | looks
        'where an answer may have come'       | true
        'where it waits for the first byte'   | false
    }

    def "of an answer in parts it tells when the last that was read came"() {
        given:
        ask()
        answer('one ')
        answer('two ')
        def between = epochNanos()
        answer('three')

        when:
        client.waited()

        then:
        read(client) == 'one two three'
        client.receivedEpochNanos() >= between
    }

    def "of an answer for which there is much room the end has its time, and the beginning none"() {
        given:
        ask()
        def buffer = ByteBuffer.allocate(2 * CallBuffer.SIZE + 1_000)
        answer('x' * 1_000)
        client.waited()

        when:
        def first = client.read(buffer, client.channel().&read)

        then:
        first == 1_000
        client.receivedEpochNanos() == TimestampedChannel.UNKNOWN

        when:
        def between = epochNanos()
        answer('end')
        client.waited()
        client.read(buffer, client.channel().&read)

        then:
        client.receivedEpochNanos() >= between
        new String(buffer.array(), 0, buffer.position()) ==~ /x{1000}end/
    }

    def "#what has no time"() {
        given:
        ask()
        answer('first')
        read(client)
        answer(second)
        server.shutdownOutput()

        expect:
        reading { read(client) } == second
        client.receivedEpochNanos() == TimestampedChannel.UNKNOWN

        where:
        what                                                           | second   | reading
        'the end'                                                      | ''       | { it() }
        'what another thread reads than the one that wrote'            | 'second' | { elsewhere(it) }
    }

    def "what is read before anything was sent has no time, and is read all the same"() {
        given:
        answer('greeting')

        expect:
        read(client) == 'greeting'
        client.receivedEpochNanos() == TimestampedChannel.UNKNOWN
    }

    def "a single byte has none, what comes behind it has"() {
        given:
        ask()
        answer('a')

        expect:
        read(client) == 'a'
        client.receivedEpochNanos() == TimestampedChannel.UNKNOWN

        when:
        def before = epochNanos()
        answer('b')

        then:
        read(client) == 'b'
        client.receivedEpochNanos() >= before
    }

    def "all bytes come, in their order, whatever the sizes of writes and reads, where the system #tells of them"() {
        given:
        def reading = told ? client : untold()
        def seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def sent = new byte[400_000]
        random.nextBytes(sent)

        when:
        def writer = Thread.startVirtualThread {
            for (int at = 0; at < sent.length;) {
                int size = Math.min(1 + random.nextInt(3 * CallBuffer.SIZE), sent.length - at)
                def part = ByteBuffer.wrap(sent, at, size)
                while (part.hasRemaining()) {
                    server.write(part)
                }
                at += size
            }
            server.shutdownOutput()
        }
        def sizes = new Random(seed + 1)
        def got = new ByteArrayOutputStream()
        for (int count = 0; count >= 0;) {
            def buffer = ByteBuffer.allocate(1 + sizes.nextInt(4 * CallBuffer.SIZE))
            if (sizes.nextBoolean()) {
                reading.sends()
            }
            count = reading.read(buffer, reading.channel().&read)
            assert count == (buffer.position() ?: -1)
            got.write(buffer.array(), 0, buffer.position())
        }
        writer.join()

        then:
        Arrays.equals(got.toByteArray(), sent)

        where:
        told << [true, false]
        tells = told ? 'tells' : 'does not tell'
    }

    def "#what, it says whether nothing was left behind what was read: #drained"() {
        given:
        ask()
        answer('answer')
        and(this)
        client.waited()

        when:
        client.read(ByteBuffer.allocate(size), client.channel().&read)

        then:
        client.wasDrained() == drained

        where:
        what                                    | size | and                                    || drained
        'where all was read'                    | 100  | {}                                     || true
        'where it just fits'                    | 6    | {}                                     || true
        'where a byte is left'                  | 5    | {}                                     || false
        'where the end is left'                 | 100  | { it.server.shutdownOutput() }       || false
    }

    def "it says so of the last reading only, and only where the kernel was asked"() {
        given:
        ask()
        answer('one')
        client.waited()
        read(client)
        assert client.wasDrained()

        when: 'it is read by the channel alone'
        def elsewhere = elsewhere {
            answer('two')
            read(client)
        }

        then:
        elsewhere == 'two'
        !client.wasDrained()
        !untold().tap {
            it.sends()
            answer('three')
            read(it)
        }.wasDrained()
    }

    def "#size bytes are sent as far as there is room: #all, and the rest by the channel"() {
        given:
        def sent = new byte[size]
        new Random(size).nextBytes(sent)
        def from = ByteBuffer.wrap(sent)

        when:
        def count = client.send(from)

        then:
        count == from.position()
        count == Math.min(size, CallBuffer.SIZE)

        when:
        def got = elsewhere {
            def reader = Thread.startVirtualThread {
                while (from.hasRemaining()) {
                    client.channel().write(from)
                }
            }
            def bytes = server.socket().inputStream.readNBytes(size)
            reader.join()
            bytes
        }

        then:
        Arrays.equals(got, sent)

        where:
        size << [1, 100, CallBuffer.SIZE, CallBuffer.SIZE + 1, 3_000_000]
        all = size <= CallBuffer.SIZE ? 'all' : 'so much'
    }

    def "where there is no room nothing is sent, and nobody waits"() {
        when:
        def sent = 0
        while (true) {
            def count = client.send(ByteBuffer.allocate(CallBuffer.SIZE))
            sent += count
            if (count == 0) {
                break
            }
        }

        then:
        sent > 0
        server.socket().inputStream.readNBytes(sent).length == sent
    }

    def "#who sends nothing past the channel, which says why"() {
        given:
        def other = prepare(this)

        expect:
        other.send(ByteBuffer.wrap('x'.bytes)) == 0

        cleanup:
        Thread.interrupted()

        where:
        who                                   | prepare
        'a closed one'                        | { it.client.tap { it.send(ByteBuffer.wrap('y'.bytes)); it.close() } }
        'one closed past it'                  | { it.client.tap { it.send(ByteBuffer.wrap('y'.bytes)); it.channel().close() } }
        'an interrupted thread'               | { Thread.currentThread().interrupt(); it.client }
        'where the system tells nothing, one' | { it.untold() }
    }

    def "a connection that the server reset says so to who sends, as the JDK does"() {
        given:
        client.send(ByteBuffer.wrap('x'.bytes))
        server.setOption(StandardSocketOptions.SO_LINGER, 0)
        server.close()
        Eventually.eventually { !client.quiet }

        when:
        client.send(ByteBuffer.wrap('x'.bytes))

        then:
        def broken = thrown(IOException)
        broken.message in ['Broken pipe', 'Connection reset by peer']
    }

    def "of 8 bytes #left are not acknowledged where the other side #what"() {
        given:
        before(this)

        when:
        client.send(ByteBuffer.wrap('question'.bytes))

        then:
        Eventually.eventually { client.unacknowledged() == left }

        where:
        what                             | before                                 || left
        'is there'                       | {}                                     || 0
        'will not send any more'         | { it.server.shutdownOutput() }         || 0
        'had closed before they came'    | { it.server.close(); it.awaitEnd() }   || 8
    }

    def "#what knows nothing of what was not acknowledged"() {
        given:
        server.close()
        awaitEnd()
        client.send(ByteBuffer.wrap('question'.bytes))
        assert client.unacknowledged() == 8

        expect:
        other(this).unacknowledged() == 0

        where:
        what                              | other
        'a closed one'                    | { it.client.tap { it.close() } }
        'a system that tells nothing'     | { it.untold() }
    }

    def "where the system does not tell, nothing has a time"() {
        given:
        def other = untold()
        other.sends()
        answer('answer')

        expect:
        read(other) == 'answer'
        other.receivedEpochNanos() == TimestampedChannel.UNKNOWN
    }

    def "a closed one says so, however it was closed"() {
        given:
        ask()
        client.waited()

        when:
        close(client)
        client.read(ByteBuffer.allocate(9), client.channel().&read)

        then:
        thrown(ClosedChannelException)

        where:
        close << [{ it.close() }, { it.channel().close() }, { it.close(); it.close() }]
    }

    def "it is quiet until something comes: #what, and the system #tells of it"() {
        given:
        def one = told ? client : untold()

        expect:
        one.quiet
        one.quiet

        when:
        happens(this)

        then:
        Eventually.eventually { !one.quiet }
        !one.quiet

        where:
        [told, [what, happens]] << [[true, false], [
            ['bytes that nobody asked for', { it.answer('more') }],
            ['the end', { it.server.shutdownOutput() }],
            ['a reset', { it.server.setOption(StandardSocketOptions.SO_LINGER, 0); it.server.close() }],
            ['closed here', { it.client.close() }],
        ]].combinations()
        tells = told ? 'tells' : 'does not tell'
    }

    def "a connection that the server reset says so where it looks for what has come"() {
        given:
        ask()
        server.setOption(StandardSocketOptions.SO_LINGER, 0)
        server.close()
        client.waited()

        when:
        read(client)

        then:
        def reset = thrown(SocketException)
        reset.message == 'Connection reset'
    }

    def "it is not closed while the kernel is asked, and at once afterwards: #how"() {
        given: 'a system in which it is closed by somebody else in the middle of a call'
        def channel = client.channel()
        def closed = null
        def openMeanwhile = null
        def calls = Stub(SocketCalls) {
            annotateReceipts(_) >> Optional.of(7)
            receive(*_) >> {
                elsewhere { times.times { closed.close() } }
                openMeanwhile = channel.open
                answer.call()
            }
        }
        closed = new TimestampedChannel(channel, Optional.of(calls))
        closed.sends()
        closed.waited()

        when:
        try {
            closed.read(ByteBuffer.allocate(9), { throw new ClosedChannelException() })
        } catch (IOException ignored) {
            // where the call failed, or there was nothing
        }

        then:
        openMeanwhile
        !channel.open

        where:
        how                            | times | answer
        'the end had come'             | 1     | { 0 }
        'there was nothing'            | 1     | { -1 }
        'the call failed'              | 1     | { throw new IOException('reset') }
        'who closes it does so twice'  | 2     | { -1 }
    }

    def "the kernel is not asked after it was closed: #how"() {
        given:
        def asked = 0
        def calls = Stub(SocketCalls) {
            annotateReceipts(_) >> Optional.of(7)
            receive(*_) >> { asked++; -1 }
            look(*_) >> { asked++; -1 }
        }
        def closed = new TimestampedChannel(client.channel(), Optional.of(calls))
        closed.sends()
        assert closed.quiet
        asked = 0

        when:
        close(closed)
        closed.waited()
        closed.quiet
        closed.read(ByteBuffer.allocate(9), closed.channel().&read)

        then:
        thrown(ClosedChannelException)
        asked == 0

        where:
        how                          | close
        'by everybody'               | { it.close() }
        'by an interrupt, past it'   | { it.channel().close() }
    }

    def "who is interrupted finds its connection closed, even if there is always something to read"() {
        given:
        ask()
        answer('there it is')
        client.waited()

        when:
        Thread.currentThread().interrupt()
        read(client)

        then:
        thrown(ClosedByInterruptException)
        Thread.interrupted()
    }

    def "a byte that came before the connection failed is handed out, and then the failure"() {
        given:
        def failed = new IOException('reset')
        def calls = Stub(SocketCalls) {
            annotateReceipts(_) >> Optional.of(7)
            receive(*_) >> { throw failed }
        }
        def broken = new TimestampedChannel(client.channel(), Optional.of(calls))
        broken.sends()
        answer('x')

        expect:
        read(broken) == 'x'

        when:
        read(broken)

        then:
        def thrown = thrown(IOException)
        thrown.is(failed)
    }

    /** The same connection, on a system that has no timestamps. */
    private TimestampedChannel untold() {
        new TimestampedChannel(client.channel(), Optional.empty())
    }

    private void ask() {
        client.sends()
        client.channel().write(ByteBuffer.wrap('?'.bytes))
    }

    /** What is sent is there when it returns, and has its time. */
    private void answer(String text) {
        def input = client.channel().socket().inputStream
        def there = input.available()
        server.write(ByteBuffer.wrap(text.bytes))
        Eventually.eventually { input.available() == there + text.size() }
    }

    private void awaitEnd() {
        Eventually.eventually { !client.quiet }
    }

    private static String read(TimestampedChannel channel) {
        def buffer = ByteBuffer.allocate(100)
        channel.read(buffer, channel.channel().&read)
        new String(buffer.array(), 0, buffer.position())
    }

    private static <T> T elsewhere(Closure<T> action) {
        def result = null
        Thread.startVirtualThread { result = action() }.join()
        result
    }

    private static long epochNanos() {
        def now = Instant.now()
        now.epochSecond * 1_000_000_000 + now.nano
    }
}
