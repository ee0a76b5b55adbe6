package dev.gryllus.http

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class AnswerTurnSpec extends Specification {
    static final Duration AT_ONCE = Duration.ofNanos(5_000)
    static final Duration QUICK = Duration.ofNanos(999_999)
    static final Duration SLOW = Duration.ofMillis(1)

    def clock = new FakeClock()
    def turn = new AnswerTurn(clock)

    def "a user gives way after each request as long as its answers are soon there: after #time"() {
        when:
        answers(100, time)

        then:
        clock.turns == 100

        where:
        time << [AT_ONCE, QUICK]
    }

    def "with a slow server it only tries now and then, and ever more seldom: #requests requests, #turns turns"() {
        when:
        answers(requests, SLOW)

        then:
        clock.turns == turns

        where:
        requests           || turns
        1                  || 1
        2                  || 1
        3                  || 2
        6                  || 2
        7                  || 3
        127                || 7 // after 0, 1, 3, 7, 15, 31 and 63 without
        127 + 64           || 8
        127 + 64 * 10      || 17
    }

    def "one quick answer to a request that gave way, and it gives way after each again"() {
        given:
        answers(127, SLOW)
        clock.turns = 0

        when: 'the one in which it gives way is the last'
        answers(64, AT_ONCE)

        then:
        clock.turns == 1

        when:
        answers(10, AT_ONCE)

        then:
        clock.turns == 11
    }

    def "a turn that was refused says nothing about the server, and is asked for again at the next request"() {
        given:
        clock.crowded = true
        answers(10, SLOW)
        clock.crowded = false

        when:
        answers(10, AT_ONCE)

        then:
        clock.turns == 10
    }

    def "a request that got no answer says nothing about the server"() {
        given:
        answers(1, AT_ONCE)

        when:
        turn.give()
        clock.advance(Duration.ofSeconds(30))
        answers(1, AT_ONCE)

        then:
        clock.turns == 3
    }

    def "it says once whether others had their turn"() {
        expect:
        !turn.takeGiven()

        when:
        answers(3, AT_ONCE)

        then:
        turn.takeGiven()
        !turn.takeGiven()

        when:
        clock.crowded = true
        answers(1, AT_ONCE)

        then:
        !turn.takeGiven()
    }

    private void answers(int requests, Duration time) {
        requests.times {
            turn.give()
            clock.advance(time)
            turn.answered(clock.nanoTime())
        }
    }
}
