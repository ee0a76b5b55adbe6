package dev.gryllus.engine

import java.time.Duration
import spock.lang.Specification

class RampSpec extends Specification {

    def "from #from to #to at #rate per second: #expected after each of #at milliseconds"() {
        given:
        def ramp = new Ramp(from, to, rate)

        expect:
        at.collect { ramp.usersAt(Duration.ofMillis(it)) } == expected

        where:
        from | to | rate | at                        | expected
        0    | 5  | 1    | [0, 999, 1000, 3999, 4000] | [1, 1, 2, 4, 5]
        0    | 5  | 2.4  | [0, 833, 834, 1667, 9000] | [2, 2, 4, 5, 5]
        0    | 3  | 0.5  | [0, 1999, 2000, 4000]     | [1, 1, 2, 3]
        0    | 9  | 100  | [0]                       | [9]
        0    | 100 | 100 | [0]                       | [100]
        0    | 12 | 101  | [0, 49, 50, 99, 100]      | [5, 5, 10, 10, 12]
        900  | 0  | 1000 | [0, 49, 50, 849, 850]     | [850, 850, 800, 50, 0]
        0    | 3  | 101  | [0]                       | [3]
        10   | 4  | 2    | [0, 1000, 2000, 3000]     | [8, 6, 4, 4]
        7    | 7  | 3    | [0, 5000]                 | [7, 7]
        5    | 0  | 5    | [0]                       | [0]
        0    | 3  | 1e19 | [0, 1000]                 | [3, 3]
        0    | 3  | 1e15 | [0, 10_000_000]           | [3, 3]
        3    | 0  | 1e19 | [0, 36_000_000]           | [0, 0]
    }

    def "sleeping until the next step meets every step, whatever the rate"() {
        given:
        def ramp = new Ramp(0, 200, rate)
        def elapsed = Duration.ZERO
        def seen = [ramp.usersAt(elapsed)]

        when:
        while (!ramp.doneAt(elapsed)) {
            def nap = ramp.untilNextStep(elapsed).get()
            assert nap.positive
            elapsed += nap
            seen << ramp.usersAt(elapsed)
        }

        then:
        seen == seen.toSorted()
        seen == seen.unique(false)
        (1..<seen.size() - 1).every { seen[it] - seen[it - 1] == step }
        ramp.untilNextStep(elapsed).empty
        Math.abs(elapsed.toNanos() / 1e9 - (seen.size() - 1) * step / rate) < 0.001

        where:
        rate   | step
        0.3d   | 1
        0.5d   | 1
        1d     | 1
        2.4d   | 2
        3d     | 3
        7.77d  | 7
        33.3d  | 33
        99.99d | 99
        100d   | 100
        101d   | 5
        777.7d | 38
        2e3d   | 100
    }
}
