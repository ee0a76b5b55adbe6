package dev.gryllus.http

import static dev.gryllus.net.TimestampedChannel.UNKNOWN

import dev.gryllus.stats.PhaseTimes
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class PhaseTimerSpec extends Specification {
    def clock = new FakeClock()
    def timer = new PhaseTimer(new Arrivals(clock))

    def "each phase has its own time, and what lies between them belongs to none"() {
        when:
        timer.resolving(); pass(1); timer.resolved()
        pass(100)
        timer.connecting(); pass(2)
        timer.securing(); pass(3); timer.secured(); timer.connected()
        pass(100)
        timer.sending(); pass(4)
        timer.headRead(UNKNOWN); pass(5)
        timer.bodyRead(UNKNOWN)
        pass(100)

        then:
        timer.times() == millis(1, 2, 3, 4, 5)
        timer.timesUntilNow() == timer.times()
    }

    def "what comes again adds up"() {
        when:
        2.times { timer.connecting(); pass(2); timer.connected() }

        then:
        timer.times() == millis(0, 2 + 2, 0, 0, 0)
    }

    def "a phase that nobody has ended ends where the next begins"() {
        when: 'a kept connection breaks while the request is sent, the first address has no socket, the second one is good'
        timer.sending(); pass(1)
        timer.connecting(); pass(2)
        timer.connecting(); pass(3); timer.connected()
        timer.sending(); pass(4)
        timer.headRead(UNKNOWN); pass(5); timer.bodyRead(UNKNOWN)

        then:
        timer.times() == millis(0, 2 + 3, 0, 1 + 4, 5)
    }

    def "the clock is asked once for each boundary"() {
        given:
        def asked = 0
        def counted = new PhaseTimer(new Arrivals(new FakeClock() {
            @Override
            long nanoTime() {
                asked++
                super.nanoTime()
            }
        }))

        when:
        counted.sending(); counted.headRead(UNKNOWN); counted.bodyRead(UNKNOWN)

        then:
        asked == 3
    }

    def "what broke off while it was #stage had its time until then: #phases"() {
        when:
        steps.each { timer."$it"(*(it == 'headRead' ? [UNKNOWN] : [])); pass(7) }

        then:
        timer.stage() == stage
        timer.timesUntilNow() == phases
        timer.timesUntilNow() == phases

        where:
        stage            | steps                      || phases
        Stage.RESOLVING  | []                         || PhaseTimes.NONE
        Stage.RESOLVING  | ['resolving']              || millis(7, 0, 0, 0, 0)
        Stage.CONNECTING | ['connecting']             || millis(0, 7, 0, 0, 0)
        Stage.CONNECTING | ['connecting', 'connected'] || millis(0, 7, 0, 0, 0)
        Stage.SECURING   | ['connecting', 'securing'] || millis(0, 7, 7, 0, 0)
        Stage.SENDING    | ['sending']                || millis(0, 0, 0, 7, 0)
        Stage.READING    | ['sending', 'headRead']    || millis(0, 0, 0, 7, 7)
    }

    def "what happened took a nanosecond at least, so that it is told from what did not"() {
        when:
        timer.connecting(); timer.connected()
        timer.sending(); timer.headRead(UNKNOWN); timer.bodyRead(UNKNOWN)

        then:
        timer.times() == new PhaseTimes(0, 1, 0, 1, 1)
    }

    def "what the kernel has told of an answer counts, and not when somebody looked at it: all of it after #whole ms"() {
        given:
        def sent = clock.epochNanos

        when:
        timer.sending(); pass(100)
        timer.headRead(sent + millisOf(4)); pass(100)
        timer.bodyRead(sent + millisOf(whole))

        then:
        timer.times() == new PhaseTimes(0, 0, 0, millisOf(4), body)
        timer.endNanos() == clock.nanoTime() - millisOf(200 - whole)

        where:
        whole || body
        9     || millisOf(5)
        4     || 1 // head and body came together
    }

    private static long millisOf(long millis) {
        millis * 1_000_000
    }

    private void pass(long millis) {
        clock.advance(Duration.ofMillis(millis))
    }

    private static PhaseTimes millis(long... times) {
        new PhaseTimes(*times.collect { it * 1_000_000L })
    }
}
