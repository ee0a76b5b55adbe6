package dev.gryllus.http

import dev.gryllus.support.WrittenBody
import dev.gryllus.wire.Body
import dev.gryllus.wire.Framing
import dev.gryllus.wire.WireBuffer
import dev.gryllus.wire.WireException
import dev.gryllus.wire.WireInput
import dev.gryllus.wire.WireOutput
import java.nio.ByteBuffer
import okhttp3.RequestBody
import okio.BufferedSink
import spock.lang.Specification

class BodySinkSpec extends Specification {
    static final int SIZE = 64 // of the buffer on the way out

    def sent = new ByteArrayOutputStream()
    def out = new WireOutput({ ByteBuffer from -> while (from.hasRemaining()) { sent.write(from.get()) } }).tap { it.begin(new WireBuffer(SIZE)) }

    def "whatever a body writes, in whatever pieces, arrives: 300 of them, with a length and without"() {
        given:
        long seed = Long.getLong('gryllus.body.seed', System.nanoTime())
        println "BodySinkSpec: seed $seed"
        def random = new Random(seed)

        expect:
        300.times {
            def pieces = (0..<random.nextInt(6)).collect { new byte[random.nextInt([2, SIZE + 2, 20_000][random.nextInt(3)])].tap { random.nextBytes(it) } }
            byte[] content = joined(pieces)
            boolean known = random.nextBoolean()
            sent.reset()
            BodySink.write(body(pieces, random.nextBoolean()), known ? content.length : -1, out)
            out.flush()
            assert read(sent.toByteArray(), known ? new Framing.Length(content.length) : Framing.CHUNKED) == content
        }
    }

    def "a body that is #what than its length is a fault: #length instead of 5"() {
        when:
        BodySink.write(body(['hello'.bytes], false), length, out)

        then:
        def e = thrown(WireException)
        e.message == "The body of the request is $what than its length"

        where:
        length || what
        4      || 'longer'
        0      || 'longer'
        6      || 'shorter'
    }

    def "what a body throws comes through, and no last chunk makes it look whole"() {
        given:
        def fault = new IOException('slow disk')
        def broken = new WrittenBody({ BufferedSink sink ->
            sink.writeUtf8('half')
            sink.emit()
            throw fault
        })

        when:
        BodySink.write(broken, -1, out)

        then:
        def thrown = thrown(IOException)
        thrown.is(fault)

        when:
        out.flush()

        then:
        sent.toString() == '4\r\nhalf\r\n'
    }

    def "what a body flushes is on its way at once"() {
        when:
        BodySink.write(new WrittenBody({ BufferedSink sink ->
            sink.writeUtf8('ab')
            sink.flush()
            assert sent.toString() == '2\r\nab\r\n'
            sink.writeUtf8('c')
            sink.flush()
        }), -1, out)
        out.flush()

        then:
        sent.toString() == '2\r\nab\r\n1\r\nc\r\n0\r\n\r\n'
    }

    private static RequestBody body(List<byte[]> pieces, boolean emits) {
        new WrittenBody({ BufferedSink sink ->
            pieces.each {
                sink.write(it)
                if (emits) {
                    sink.emit()
                }
            }
        })
    }

    private static byte[] joined(List<byte[]> pieces) {
        new ByteArrayOutputStream().tap { all -> pieces.each { all.write(it) } }.toByteArray()
    }

    private static byte[] read(byte[] bytes, Framing framing) {
        def source = new ByteArrayInputStream(bytes)
        def input = new WireInput({ ByteBuffer into ->
            int count = source.read(into.array(), into.arrayOffset() + into.position(), into.remaining())
            into.position(into.position() + Math.max(count, 0))
            count
        })
        input.begin(new WireBuffer(SIZE))
        def content = Body.of(framing, input).readAll(1 << 20)
        assert input.empty && source.available() == 0
        content
    }
}
