package dev.gryllus.wire

import java.nio.ByteBuffer
import spock.lang.Specification

class RecentHeadSpec extends Specification {
    static final String HEAD = 'HTTP/1.1 200 OK\r\nDate: Tue, 01 Sep 2026 10:00:00 GMT\r\nContent-Length: 2\r\n\r\n'

    def buffer = new WireBuffer(Buffers.SIZE)

    def "a head that comes again is not taken apart again"() {
        when:
        def first = read(HEAD)
        def second = read(HEAD + 'ok')

        then:
        second.is(first)
        second.fields().values('content-length') == ['2']
        second.framing('GET') == new Framing.Length(2)
        second.framing('HEAD') == Framing.NONE
        second.keepsConnection()
    }

    def "what comes behind it is left: #behind"() {
        given:
        read(HEAD)
        def input = inputOf([HEAD + behind])

        when:
        ResponseHead.read(input)

        then:
        new String(input.take(input.available())) == behind

        where:
        behind << ['', 'ok', HEAD]
    }

    def "one that differs in any byte is another"() {
        expect:
        (0..<HEAD.length()).each { at ->
            buffer = new WireBuffer(Buffers.SIZE)
            def known = read(HEAD)
            def other = HEAD.substring(0, at) + (char) ((HEAD.charAt(at) as int) ^ 1) + HEAD.substring(at + 1)
            assert outcome(other, buffer) == outcome(other, new WireBuffer(Buffers.SIZE))
            assert known.fields().values('Date') == ['Tue, 01 Sep 2026 10:00:00 GMT']
        }
    }

    def "it is known whatever the pieces in which it comes: #size bytes"() {
        given:
        def known = read(HEAD)

        expect:
        ResponseHead.read(inputOf(HEAD.toList().collate(size)*.join(''))).is(known)

        where:
        size << [1, 2, 7, 50, HEAD.length()]
    }

    def "one that breaks off where the known one goes on is none"() {
        given:
        read(HEAD)

        when:
        read(HEAD.substring(0, HEAD.length() - count))

        then:
        thrown(WireException)

        where:
        count << (1..HEAD.length())
    }

    def "one that was refused is refused again, and the one before is still known"() {
        given:
        def known = read(HEAD)

        when:
        read(broken)

        then:
        thrown(WireException)

        when:
        read(broken)

        then:
        thrown(WireException)
        read(HEAD).is(known)

        where:
        broken = HEAD.replace('Date:', 'Date :')
    }

    def "contradictions are told of each that comes"() {
        given:
        def contradictory = HEAD.replace('\r\n\r\n', '\r\nContent-Length: 3\r\n\r\n')
        read(contradictory)

        when:
        read(contradictory).framing('GET')

        then:
        thrown(WireException)
    }

    def "an interim response that comes again is passed over again"() {
        given:
        def interim = 'HTTP/1.1 100 Continue\r\n\r\n'
        def input = inputOf([interim + interim + HEAD + 'ok'])

        expect:
        read(HEAD).status() == 200
        ResponseHead.read(input).status() == 200
        new String(input.take(input.available())) == 'ok'
    }

    def "folded lines are the same unfolded"() {
        given:
        def folded = HEAD.replace('Date: Tue,', 'Date: Tue,\r\n')

        expect:
        2.times { assert read(folded).fields().values('Date') == ['Tue,   01 Sep 2026 10:00:00 GMT'] }
        read(folded.replace('\r\n 01', '   01')).fields().values('Date') == ['Tue,   01 Sep 2026 10:00:00 GMT']
    }

    def "it is known in a buffer that has to grow for what comes behind it"() {
        given:
        buffer = new WireBuffer(HEAD.length())
        def known = read(HEAD)
        def input = inputOf([HEAD, 'ok'])

        expect:
        ResponseHead.read(input).is(known)
        input.next() == (int) 'o'
        input.next() == (int) 'k'
    }

    def "a large head is not kept"() {
        given:
        def large = HEAD.replace('\r\n\r\n', "\r\nX: ${'x' * 1024}\r\n\r\n")

        expect:
        !read(large).is(read(large))
    }

    private ResponseHead read(String text) {
        ResponseHead.read(inputOf([text]))
    }

    private WireInput inputOf(List<String> pieces, WireBuffer into = buffer) {
        def left = pieces.iterator()
        def input = new WireInput({ ByteBuffer to ->
            if (!left.hasNext()) {
                return -1
            }
            def bytes = left.next().getBytes('ISO-8859-1')
            to.put(bytes)
            bytes.length
        })
        input.begin(into)
        input
    }

    private Object outcome(String text, WireBuffer into) {
        try {
            def head = ResponseHead.read(inputOf([text], into))
            [head.version(), head.status(), head.reason(), head.fields().names().collectEntries { [it, head.fields().values(it)] }, head.keepsConnection()]
        } catch (WireException e) {
            e.message
        }
    }
}
