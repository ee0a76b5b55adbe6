package dev.gryllus.wire

import java.nio.ByteBuffer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification

class BuffersSpec extends Specification {
    def buffers = new Buffers()

    def "who comes again at the same place gets the same buffer"() {
        given:
        def first = buffers.take(place)

        when:
        buffers.giveBack(place, first)

        then:
        first.capacity() == Buffers.SIZE
        first.hasArray()
        buffers.take(place).is(first)

        where:
        place << [0, 5, 1023, 100_000, -7]
    }

    def "users who ask one after the other share as many buffers as the few places hold"() {
        when:
        def seen = (0..<10_000).collect { place ->
            def buffer = buffers.take(place)
            buffers.giveBack(place, buffer)
            buffer
        }

        then:
        identities(seen).size() <= Buffers.FEW
    }

    def "nobody gets a buffer that another one holds, and what was given back is used again: #users at a time"() {
        when:
        def held = (0..<users).collect { buffers.take(it) }

        then:
        identities(held).size() == users

        when:
        held.eachWithIndex { buffer, place -> buffers.giveBack(place, buffer) }
        def again = (0..<users).collect { buffers.take(it) }

        then:
        identities(again + held).size() == users

        where:
        users << [1, Buffers.FEW, Buffers.FEW + 1, Buffers.MANY]
    }

    def "one that has grown is forgotten"() {
        given:
        def grown = ByteBuffer.allocate(2 * Buffers.SIZE)

        when:
        buffers.giveBack(3, grown)

        then:
        buffers.take(3).capacity() == Buffers.SIZE
    }

    def "many threads never hold the same buffer at a time"() {
        given:
        def begin = new CountDownLatch(1)
        def shared = new AtomicInteger()
        def threads = (0..<8).collect { thread ->
            Thread.ofPlatform().start {
                begin.await()
                5_000.times { turn ->
                    int place = turn * 31 + thread
                    def buffer = buffers.take(place % 100)
                    byte mine = (byte) thread
                    buffer.put(0, mine)
                    if (turn % 50 == 0) {
                        Thread.yield()
                    }
                    if (buffer.get(0) != mine) {
                        shared.incrementAndGet()
                    }
                    buffers.giveBack(place % 100, buffer)
                }
            }
        }

        when:
        begin.countDown()
        threads*.join()

        then:
        shared.get() == 0
    }

    private static Set<ByteBuffer> identities(Collection<ByteBuffer> buffers) {
        Set<ByteBuffer> set = Collections.newSetFromMap(new IdentityHashMap<>())
        set.addAll(buffers)
        set
    }
}
