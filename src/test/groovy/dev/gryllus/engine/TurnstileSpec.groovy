package dev.gryllus.engine

import static dev.gryllus.engine.Turnstile.BETWEEN_TWO
import static dev.gryllus.engine.Turnstile.MOST_CREDIT
import static dev.gryllus.engine.Turnstile.MOST_FOR_ALL

import java.time.Duration
import spock.lang.Specification

class TurnstileSpec extends Specification {
    static final int AT_ONCE = MOST_CREDIT.dividedBy(BETWEEN_TWO)

    long now = 5_000_000_000
    def passed = []
    def turnstile = new Turnstile<Integer>({ one, time -> assert time == now; passed << one })

    def "of #many that arrive together #atOnce pass at once, and the others one after the other, in their order"() {
        given:
        turnstile.tend(now)

        when:
        (1..many).each { turnstile.arrive(it, now) }

        then:
        passed == (1..atOnce).toList()

        when:
        advance(BETWEEN_TWO.multipliedBy(3))

        then:
        passed == (1..Math.min(many, atOnce + 3)).toList()

        where:
        many          || atOnce
        1             || 1
        AT_ONCE       || AT_ONCE
        AT_ONCE + 2   || AT_ONCE
        AT_ONCE + 100 || AT_ONCE
    }

    def "who arrives while others wait does not overtake them"() {
        given:
        turnstile.tend(now)
        (1..AT_ONCE + 1).each { turnstile.arrive(it, now) }

        when:
        turnstile.arrive(1_000, now)
        advance(BETWEEN_TWO)

        then:
        passed.last() == AT_ONCE + 1
    }

    def "time in which nobody comes is worth no more than some hundreds: #idle"() {
        given:
        turnstile.tend(now)
        (1..AT_ONCE).each { turnstile.arrive(it, now) }
        advance(idle)
        passed.clear()

        when:
        (1..2 * AT_ONCE).each { turnstile.arrive(it, now) }

        then:
        passed.size() == more

        where:
        idle                   || more
        BETWEEN_TWO            || 1
        MOST_CREDIT            || AT_ONCE
        Duration.ofHours(1)    || AT_ONCE
    }

    def "all have passed after two seconds, however many they are, tended each #millis ms: #many"() {
        given:
        turnstile.tend(now)
        (1..many).each { turnstile.arrive(it, now) }

        when:
        (MOST_FOR_ALL.toMillis().intdiv(millis) - 1).times { advance(Duration.ofMillis(millis)) }
        int before = passed.size()
        2.times { advance(Duration.ofMillis(millis)) }

        then:
        before < many
        passed == (1..many).toList()

        where:
        many    | millis
        10_000  | 5
        10_000  | 50
        200_000 | 20
    }

    def "one whose passing fails is tried again"() {
        given:
        int failures = 1
        turnstile = new Turnstile<Integer>({ one, time ->
            if (one > AT_ONCE && failures-- > 0) {
                throw new OutOfMemoryError()
            }
            passed << one
        })
        turnstile.tend(now)
        (1..AT_ONCE + 1).each { turnstile.arrive(it, now) }

        when:
        advance(MOST_CREDIT)

        then:
        thrown(OutOfMemoryError)

        when:
        advance(MOST_CREDIT)

        then:
        passed.last() == AT_ONCE + 1
    }

    private void advance(Duration time) {
        now += time.toNanos()
        turnstile.tend(now)
    }
}
