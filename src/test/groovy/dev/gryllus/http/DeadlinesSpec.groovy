package dev.gryllus.http

import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification

class DeadlinesSpec extends Specification {
    static final Duration LIMIT = Duration.ofSeconds(5)

    def clock = new FakeClock()
    /** Without a thread that looks: the spec does. */
    def deadlines = new Deadlines(clock, { new Thread() })
    def closed = 0
    def deadline = deadlines.open { closed++ }

    def "after #after of 5 s a connection is #is"() {
        when:
        deadline.set(LIMIT.toNanos())
        clock.advance(after)
        look()

        then:
        closed == (inTime ? 0 : 1)
        deadline.clear() == inTime

        where:
        after                      || inTime
        Duration.ZERO              || true
        LIMIT.minusNanos(1)        || true
        LIMIT                      || false
        LIMIT.plusSeconds(100)     || false
        is = inTime ? 'left alone' : 'closed'
    }

    def "what was done in time is not closed later, whoever looks: #how"() {
        when:
        deadline.set(LIMIT.toNanos())
        clock.advance(Duration.ofSeconds(4))
        look()
        done(deadline, LIMIT.toNanos())
        clock.advance(Duration.ofSeconds(4))
        look()

        then:
        closed == 0
        deadline.clear()

        where:
        how         | done
        'cleared'   | { it, nanos -> it.clear() }
        'set again' | { it, nanos -> it.set(nanos) }
    }

    def "one that is cleared or set anew between the look and the closing lives"() {
        given:
        deadline.set(LIMIT.toNanos())
        long seen = deadline.atNanos()

        when:
        done(deadline)
        deadline.pass(seen)

        then:
        closed == 0
        deadline.clear()

        where:
        done << [{ it.clear() }, { it.set(1) }]
    }

    def "a connection is closed once, however often somebody looks"() {
        given:
        deadline.set(1)
        clock.advance(LIMIT)

        when:
        3.times { look() }

        then:
        closed == 1
        !deadline.clear()
        deadline.clear() // it was told
    }

    def "zero is no limit"() {
        when:
        deadline.set(0)
        clock.advance(Duration.ofDays(1000))

        then:
        look() == Deadline.NONE
        deadline.clear()
        closed == 0
    }

    def "the next look is due with the nearest of those that are ahead"() {
        given:
        def others = (1..3).collect { deadlines.open { } }

        expect:
        look() == Deadline.NONE

        when:
        others[0].set(Duration.ofSeconds(7).toNanos())
        others[1].set(Duration.ofSeconds(3).toNanos())
        others[2].set(Duration.ofSeconds(9).toNanos())

        then:
        look() == Duration.ofSeconds(3).toNanos()

        when: 'it passes, and one ends'
        clock.advance(Duration.ofSeconds(4))
        others[0].clear()

        then:
        look() == Duration.ofSeconds(9).toNanos()

        when:
        deadlines.forget(others[2])

        then:
        look() == Deadline.NONE
    }

    def "a connection that is forgotten is not closed any more"() {
        given:
        deadline.set(1)

        when:
        deadlines.forget(deadline)
        clock.advance(LIMIT)
        look()

        then:
        closed == 0
    }

    def "time begins with zero, whatever the clock says"() {
        given:
        def odd = Stub(Clock) { nanoTime() >> origin }

        expect:
        new Deadlines(odd, { new Thread() }).nanoTime() == 0

        where:
        origin << [Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE]
    }

    def "the thread sleeps no longer than until the nearest deadline, although it was set later"() {
        given:
        def thread = null
        def live = new Deadlines(Clock.system(), { Runnable watch -> thread = Thread.ofPlatform().daemon().unstarted(watch) })
        def late = new CountDownLatch(1)
        live.open { }.set(Duration.ofHours(1).toNanos())

        when:
        live.open { late.countDown() }.set(1_000_000)

        then:
        late.await(10, TimeUnit.SECONDS)
        thread.alive
    }

    private long look() {
        deadlines.look(deadlines.nanoTime())
    }
}
