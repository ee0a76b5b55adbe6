package dev.gryllus.output

import static dev.gryllus.support.Samples.sample

import dev.gryllus.health.Resource
import dev.gryllus.health.Sample
import dev.gryllus.health.Spell
import dev.gryllus.health.Verdict
import spock.lang.Specification

class VerdictLinesSpec extends Specification {
    def "a generator that kept up"() {
        expect:
        VerdictLines.of(new Verdict(Optional.of(sample(length: 60, late: [0.2] * 98 + [12.4, 31.2])), [])) == [
            'Load generator: kept up (its own delays: p50 0.20 ms, p99 12 ms, at most 31 ms)', '']
    }

    def "a run that tells nothing"() {
        expect:
        VerdictLines.of(new Verdict(Optional.empty(), [])) == ['Load generator: the run was too short to tell whether it kept up', '']
    }

    def "a generator that did not keep up: what was short, when, and what may be its own"() {
        given:
        def whole = sample(length: 7_000, late: [0.2] * 980 + [45] * 20)
        def spells = [
            spell(Resource.CPU, sample(at: 72, length: 9, cpu: 0.98, late: [45] * 20)),
            spell(Resource.PORTS, sample(at: 3_605, length: 1, withoutPort: 3, late: [3]))]

        expect:
        VerdictLines.of(new Verdict(Optional.of(whole), spells)) == [
            'Load generator: DID NOT KEEP UP (its own delays: p50 0.20 ms, p99 45 ms, at most 45 ms)',
            ' * 1:12 to 1:21 (9 s): CPU: this process used 98% of the 2 CPUs that it may use. More processors, or less in the tasks, help',
            '   Of what its users measured then, up to 45 ms may be its own (p99; at most 45 ms)',
            ' * 1:00:05 to 1:00:06 (1 s): local ports: 3 requests found none for a new connection; connections that are kept open, or more addresses, help',
            '   Of what its users measured then, up to 3.00 ms may be its own (p99; at most 3.00 ms)',
            '']
    }

    private static Spell spell(Resource resource, Sample strained) {
        new Spell(resource, strained.from(), strained.to(), strained, Optional.of(strained))
    }
}
