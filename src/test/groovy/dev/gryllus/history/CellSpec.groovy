package dev.gryllus.history

import dev.gryllus.stats.EntryKey
import dev.gryllus.stats.EntrySnapshot
import dev.gryllus.stats.Extremes
import dev.gryllus.stats.Phase
import dev.gryllus.stats.PhaseTotal
import dev.gryllus.stats.PhaseTotals
import dev.gryllus.stats.Tally
import dev.gryllus.support.Samples
import spock.lang.Specification

class CellSpec extends Specification {
    def "a cell of one second has exact percentiles, and a wider one those of all its requests, between those of its seconds"() {
        given:
        def quick = cell([10.0] * 90)
        def slow = cell([400.0] * 10)

        expect:
        near(quick.percentile(0.95, quick.p95()), 10)

        when:
        def both = quick.plus(slow)

        then:
        near(both.percentile(0.5, both.p50()), 10, 0.03)
        near(both.percentile(0.95, both.p95()), 400, 0.03)
        near(both.p50().least(), 10)
        near(both.p50().most(), 400)
        both.traffic().requests() == 100
        both.requestRate().mean() == 50
        [both.requestRate().least(), both.requestRate().most()] == [10d, 90d]
    }

    def "a second without requests has no percentiles, and does not draw down those of others"() {
        given:
        def idle = cell([])
        def busy = cell([10.0] * 4)

        expect:
        !idle.p95().known
        near(idle.plus(busy).percentile(0.95, idle.plus(busy).p95()), 10)
        idle.plus(busy).requestRate().mean() == 2
    }

    def "the phases of a wider cell are those of all its requests"() {
        given:
        def first = cell([10.0], PhaseTotals.each { it == Phase.CONNECT ? new PhaseTotal(1, 4_000_000) : PhaseTotal.NONE })
        def second = cell([10.0], PhaseTotals.each { it == Phase.CONNECT ? new PhaseTotal(3, 20_000_000) : PhaseTotal.NONE })

        expect:
        first.plus(second).mean(Phase.CONNECT) == 6
        Double.isNaN(first.plus(second).mean(Phase.TLS))
    }

    private static Cell cell(List<BigDecimal> millis, PhaseTotals phases = PhaseTotals.NONE) {
        def times = Samples.delays(millis)
        def extremes = millis ? Optional.of(new Extremes((millis.min() * 1_000_000) as long, (millis.max() * 1_000_000) as long)) : Optional.empty()
        def tally = new Tally(times, Samples.delays([]), 0, extremes, 0, 0, phases)
        Cell.of(new EntrySnapshot(new EntryKey('GET', '/'), tally, Tally.NONE, Optional.empty()), 1, 5, OptionalInt.of(5))
    }

    private static boolean near(double value, double expected, double share = 0.002) {
        Math.abs(value / expected - 1) < share
    }
}
