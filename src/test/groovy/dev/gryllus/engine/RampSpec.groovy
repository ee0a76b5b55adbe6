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
        0    | 250 | 100 | [0, 999, 1000]            | [100, 100, 200]
        0    | 102 | 101 | [0, 49, 50, 99, 1000]     | [5, 5, 10, 10, 102]
        9000 | 0  | 1000 | [0, 49, 50, 8949, 8950]   | [8950, 8950, 8900, 50, 0]
        7    | 1007 | 1000 | [0]                     | [1007]
        7    | 1008 | 1000 | [0, 50, 999, 1000]      | [57, 107, 1007, 1008]
        10   | 4  | 2    | [0, 1000, 2000, 3000]     | [8, 6, 4, 4]
        7    | 7  | 3    | [0, 5000]                 | [7, 7]
        5    | 0  | 5    | [0]                       | [0]
        0    | 3  | 1e19 | [0, 1000]                 | [3, 3]
        0    | 3  | 1e15 | [0, 10_000_000]           | [3, 3]
        3    | 0  | 1e19 | [0, 36_000_000]           | [0, 0]
    }

    def "sleeping until the next step meets every step, whatever the rate"() {
        given:
        def ramp = new Ramp(0, to, rate)
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
        rate   | to     | step
        0.3d   | 200    | 1
        0.5d   | 200    | 1
        1d     | 200    | 1
        2.4d   | 200    | 2
        3d     | 200    | 3
        7.77d  | 200    | 7
        33.3d  | 200    | 33
        99.99d | 200    | 99
        100d   | 200    | 100
        101d   | 200    | 5
        777.7d | 2_000  | 38
        1e5d   | 1_000_000 | 5_000
    }
}
