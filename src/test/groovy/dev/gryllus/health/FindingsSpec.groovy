package dev.gryllus.health

import static dev.gryllus.support.Samples.sample

import spock.lang.Specification

class FindingsSpec extends Specification {
    Findings findings = new Findings()

    def "tells when something begins to be held against the generator, each spell once"() {
        expect:
        (0..40).collectEntries { second -> [second, findings.add(sample(at: second, cpu: second in (10..20) + (30..33) ? 1 : 0.1))] }
            .findAll { it.value } == [12: [Resource.CPU] as Set, 32: [Resource.CPU] as Set]
    }

    def "a run of weeks has a bounded number of spells, and the last of them goes on"() {
        when:
        (0..<300).each { findings.add(sample(at: it, cpu: it % 10 < 5 ? 1 : 0.1)) }
        def spells = findings.verdict().spells()

        then:
        spells.size() == Findings.MOST_SPELLS
        spells.sum { it.strained().length().toSeconds() } == 145
        spells.last().to() == sample(at: 295).from()
    }
}
