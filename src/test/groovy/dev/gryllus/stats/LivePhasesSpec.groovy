package dev.gryllus.stats

import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class LivePhasesSpec extends Specification {
    def "whenever somebody looks, there is no time of a request that is not counted"() {
        given:
        def live = new LivePhases()
        def times = new PhaseTimes(0, 7, 0, 7, 7)
        def recording = (1..2).collect { Thread.ofPlatform().start { 20_000.times { live.record(times) } } }

        expect:
        while (recording.any { it.alive }) {
            def seen = live.freeze()
            assert [seen.connect(), seen.firstByte(), seen.body()].every { it.nanos() <= 7 * it.count() }
        }
        live.freeze().connect() == new PhaseTotal(40_000, 280_000)
        live.freeze().dns().is(PhaseTotal.NONE)
    }
}
