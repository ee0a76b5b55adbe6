package dev.gryllus.stats

import spock.lang.Specification

class PhaseTotalsSpec extends Specification {
    def "adding is associative and commutative, nothing is neutral, and subtracting undoes it"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def (a, b, c) = (1..3).collect { randomTotals(random) }

        expect:
        a.plus(b) == b.plus(a)
        a.plus(b).plus(c) == a.plus(b.plus(c))
        a.plus(PhaseTotals.NONE) == a
        PhaseTotals.NONE.plus(a) == a
        a.plus(b).minus(b) == a
        a.minus(a) == PhaseTotals.NONE
        a.minus(PhaseTotals.NONE) == a
        PhaseTotals.sum([a, b, c].stream()) == a.plus(b).plus(c)
        a.plus(b).nanos() == a.nanos() + b.nanos()
    }

    def "what no request had is not in it, and counts as nothing"() {
        given:
        def totals = PhaseTotals.each { it == Phase.BODY ? new PhaseTotal(2, 30) : new PhaseTotal(0, 0) }

        expect:
        totals.byPhase() == [(Phase.BODY): new PhaseTotal(2, 30)]
        totals.of(Phase.TLS) == PhaseTotal.NONE
        !totals.isEmpty()
        PhaseTotals.NONE.isEmpty()
        PhaseTotals.NONE.byPhase().isEmpty()
    }

    def "phases stand in the order in which they come"() {
        expect:
        PhaseTotals.each { new PhaseTotal(1, 1) }.byPhase().keySet()*.label() ==
            ['dns', 'connect', 'tls', 'first_byte', 'body']
    }

    private static PhaseTotals randomTotals(Random random) {
        PhaseTotals.each { random.nextBoolean() ? new PhaseTotal(1 + random.nextInt(9), random.nextInt(1_000_000)) : PhaseTotal.NONE }
    }
}
