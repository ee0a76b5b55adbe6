package dev.gryllus.health

import static dev.gryllus.support.Samples.delays

import java.time.Duration
import spock.lang.Specification

class LatenessSpec extends Specification {
    def "of #late ms, and #overdue ms not ended yet, the share #share is #expected ms"() {
        expect:
        new Lateness(delays(late), Duration.ofMillis(overdue)).at(share).toMillis() == expected

        where:
        late                    | overdue | share || expected
        []                      | 0       | 0.5   || 0
        []                      | 30      | 0.5   || 30
        [5] * 60 + [20.1] * 40  | 0       | 0.5   || 5
        [5] * 60 + [20.1] * 40  | 0       | 0.9   || 20
        [5] * 60 + [20.1] * 40  | 7       | 0.5   || 7
        [5] * 60 + [20.1] * 40  | 7       | 1     || 20
    }

    def "two together have the delays of both, and the longer of what had not ended"() {
        when:
        def both = new Lateness(delays([1]), Duration.ofMillis(3)) + new Lateness(delays([9]), Duration.ofMillis(2))

        then:
        both.delays().count() == 2
        both.overdue() == Duration.ofMillis(3)
        both == new Lateness(delays([9]), Duration.ofMillis(2)) + new Lateness(delays([1]), Duration.ofMillis(3))
    }
}
