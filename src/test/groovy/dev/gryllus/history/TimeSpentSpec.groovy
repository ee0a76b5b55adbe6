package dev.gryllus.history

import static dev.gryllus.support.Events.failure
import static dev.gryllus.support.Events.success

import dev.gryllus.stats.Phase
import dev.gryllus.stats.PhaseTotal
import dev.gryllus.stats.PhaseTotals
import dev.gryllus.stats.Stats
import dev.gryllus.stats.Tally
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class TimeSpentSpec extends Specification {
    def stats = new Stats(new FakeClock())

    def "each phase has its share of all the time, and the mean of those that had it"() {
        given:
        stats.request(success(took: Duration.ofMillis(50), phases: [0, 4, 0, 30, 6]))
        stats.request(success(took: Duration.ofMillis(30), phases: [0, 0, 0, 18, 2]))
        stats.request(success(took: Duration.ofMillis(20)))

        expect:
        spent().successes().get() == new TimeSpent(3, 33.33, [
            new TimeSpent.Part('connect', 1, 4L, 0.04),
            new TimeSpent.Part('first_byte', 2, 24L, 0.48),
            new TimeSpent.Part('body', 2, 4L, 0.08)], 0.4)
        spent().failures().empty
    }

    def "failures have theirs apart"() {
        given:
        stats.request(success(took: Duration.ofMillis(50), phases: [0, 0, 0, 25, 25]))
        stats.request(failure('timeout', took: Duration.ofMillis(4000), phases: [0, 3000, 0, 0, 0]))

        expect:
        spent().successes().get().rest() == 0
        spent().failures().get() == new TimeSpent(1, 4000L, [new TimeSpent.Part('connect', 1, 3000L, 0.75)], 0.25)
    }

    def "a phase that is told before the request that had it is left out until then: #timed requests have a time"() {
        given: 'what a snapshot may have seen of requests that were being counted'
        def phases = PhaseTotals.each { it == Phase.BODY ? new PhaseTotal(0, 5_000_000) : new PhaseTotal(1, 5_000_000) }
        timed.times { stats.request(success(took: Duration.ofMillis(50))) }
        def seen = stats.snapshot(0).total().successes()
        def tally = new Tally(seen.service(), seen.intended(), seen.totalNanos(), seen.extremes(), 0, 1, phases)

        expect:
        TimeSpent.of(tally).map { it.phases()*.phase() } == told

        where:
        timed || told
        0     || Optional.empty()
        1     || Optional.of(['dns', 'connect', 'tls', 'first_byte'])
    }

    def "where nobody knows of phases there are none"() {
        given:
        stats.request(success())

        expect:
        spent() == new TimeSpent.ByOutcome(Optional.empty(), Optional.empty())
    }

    def "a time that a script has made shorter than its phases leaves no share below zero"() {
        given:
        stats.request(success(took: Duration.ofMillis(1), phases: [0, 0, 0, 6, 2]))

        expect:
        with(spent().successes().get()) {
            mean() == 8
            phases()*.share() == [0.75, 0.25]
            rest() == 0
        }
    }

    private TimeSpent.ByOutcome spent() {
        TimeSpent.ByOutcome.of(stats.snapshot(0).total())
    }
}
