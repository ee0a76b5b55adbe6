package dev.gryllus.http

import dev.gryllus.net.TimestampedChannel
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class ArrivalsSpec extends Specification {
    static final long ASKED = 1_000_000_007

    def clock = new FakeClock()
    def arrivals = new Arrivals(clock)

    def "after 100 ms, an answer that the kernel received #when came after #millis ms"() {
        given:
        def sent = clock.epochNanos
        clock.advance(Duration.ofMillis(100))

        expect:
        arrivals.nanos(sent + received * 1_000_000, ASKED) == ASKED + millis * 1_000_000

        where:
        when                                            | received || millis
        'at once'                                       | 0        || 0
        'after 4 ms'                                    | 4        || 4
        'now'                                           | 100      || 100
        'in the future, as the clock was set back'      | 101      || 100
        'before it was sent, as the clock was set ahead' | -1      || 100
    }

    def "an answer of which the kernel tells nothing came when it was looked for"() {
        when:
        clock.advance(Duration.ofMillis(100))

        then:
        arrivals.nanos(TimestampedChannel.UNKNOWN, ASKED) == clock.nanoTime()
    }

    def "what came together came at one time, whenever it is asked for"() {
        given:
        def received = clock.epochNanos + 3_000_000
        clock.advance(Duration.ofMillis(5))

        when:
        def head = arrivals.nanos(received, ASKED)
        clock.advance(Duration.ofMillis(50))

        then:
        arrivals.nanos(received, head) == head
        arrivals.nanos(received + 1_000_000, head) == head + 1_000_000
    }

    def "what was there before it was asked for came now, even if that was told of an earlier answer"() {
        given:
        def received = clock.epochNanos + 3_000_000
        clock.advance(Duration.ofMillis(5))
        arrivals.nanos(received, ASKED)

        when:
        def asked = clock.nanoTime()
        clock.advance(Duration.ofMillis(1))

        then:
        arrivals.nanos(received, asked) == clock.nanoTime()
    }
}
