package dev.gryllus.user

import dev.gryllus.support.Sets
import java.time.Duration
import spock.lang.Specification

class WaitTimeSpec extends Specification {
    def owner = Sets.around(new User())

    def "constant waits the same each time, without a schedule"() {
        given:
        def pacing = WaitTime.constant(Duration.ofSeconds(2)).startFor(owner, 0)

        expect:
        (1..3).every { pacing.next(it).length() == Duration.ofSeconds(2) }
        !pacing.scheduled()
    }

    def "between is uniform over its range"() {
        given:
        def pacing = WaitTime.between(Duration.ofSeconds(1), Duration.ofSeconds(5)).startFor(owner, 0)

        when:
        def drawn = (1..20_000).collect { pacing.next(0).length().toNanos() / 1e9 }

        then:
        drawn.every { it >= 1 && it < 5 }
        Math.abs(drawn.sum() / drawn.size() - 3) < 0.05
        (1..4).every { low -> Math.abs(drawn.count { it >= low && it < low + 1 } / 20_000 - 0.25) < 0.02 }
    }

    def "between two equal times waits just that"() {
        expect:
        WaitTime.between(Duration.ofSeconds(3), Duration.ofSeconds(3)).startFor(owner, 0).next(0).length() ==
            Duration.ofSeconds(3)
    }

    def "constant_throughput is the pacing of its inverse, and has a schedule"() {
        given:
        def pacing = WaitTime.constantThroughput(4).startFor(owner, 0)

        expect:
        pacing.scheduled()
        pacing.next(50_000_000).length() == Duration.ofMillis(200)
    }

    def "each user has its own pacing"() {
        given:
        def shared = WaitTime.constantPacing(Duration.ofSeconds(1))
        def (a, b) = [shared.startFor(owner, 0), shared.startFor(owner, 0)]

        when:
        a.next(5_000_000_000L)

        then:
        b.next(400_000_000L).length() == Duration.ofMillis(600)
    }

    def "wait times that say the same are equal, own functions are not"() {
        expect:
        (a() == b()) == same

        where:
        a                                                  | b                                                       | same
        ({ WaitTime.constant(Duration.ofSeconds(1)) })     | ({ WaitTime.constant(Duration.ofMillis(1000)) })        | true
        ({ WaitTime.constant(Duration.ofSeconds(1)) })     | ({ WaitTime.constant(Duration.ofSeconds(2)) })          | false
        ({ between(1, 2) })                                | ({ between(1, 2) })                                     | true
        ({ between(1, 2) })                                | ({ between(1, 3) })                                     | false
        ({ WaitTime.constantThroughput(2) })               | ({ WaitTime.constantPacing(Duration.ofMillis(500)) })   | true
        ({ { o, born -> null } as WaitTime })              | ({ { o, born -> null } as WaitTime })                   | false
    }

    private static WaitTime between(int min, int max) {
        WaitTime.between(Duration.ofSeconds(min), Duration.ofSeconds(max))
    }

    def "times that make no sense are refused"() {
        when:
        make()

        then:
        thrown IllegalArgumentException

        where:
        make << [
            { WaitTime.constant(Duration.ofSeconds(-1)) },
            { WaitTime.between(Duration.ofSeconds(5), Duration.ofSeconds(1)) },
            { WaitTime.between(Duration.ofSeconds(-1), Duration.ofSeconds(1)) },
            { WaitTime.constantPacing(Duration.ofSeconds(-1)) },
            { WaitTime.constantThroughput(0) },
            { WaitTime.constantThroughput(-2) },
            { WaitTime.constantThroughput(Double.NaN) },
        ]
    }
}
