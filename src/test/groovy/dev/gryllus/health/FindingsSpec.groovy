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

    def "a delay that began before a sample is laid to what was so then"() {
        when:
        (0..<8).each { findings.add(sample(at: it, overdue: it + 1, taken: 2, active: 1, waiting: 5)) }
        findings.add(sample(at: 8, length: 0.05, late: [8_000] * 100, active: 0.1, machine: 1))

        then:
        findings.verdict().spells()*.resource() == [Resource.TASKS]
    }

    def "a delay within a sample is laid to that sample"() {
        when:
        (0..<8).each { findings.add(sample(at: it, overdue: 0.9, taken: 2, active: 1, waiting: 5)) }
        findings.add(sample(at: 8, late: [900] * 100, machine: 1))

        then:
        findings.verdict().spells()*.resource() == [Resource.TASKS, Resource.MACHINE]
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
