package dev.gryllus.history

import dev.gryllus.support.Samples
import spock.lang.Specification

class DistributionSpec extends Specification {
    def "successes and failures are counted in the same buckets, which are never too many"() {
        given:
        def random = new Random(2)
        def good = LatencyBuckets.of(Samples.delays((1..2000).collect { 10 ** (random.nextDouble() * 5 - 1) }))
        def bad = LatencyBuckets.of(Samples.delays([0.5, 700, 700]))

        when:
        def distribution = Distribution.of(good, bad)

        then:
        distribution.edges().size() == distribution.successes().size() + 1
        distribution.edges().size() == distribution.failures().size() + 1
        distribution.successes().size() <= Distribution.MOST
        distribution.successes().sum() == 2000
        distribution.failures().sum() == 3
        distribution.edges()*.doubleValue() == distribution.edges()*.doubleValue().sort(false)

        and: 'a time lies between the edges of its bucket'
        int at = distribution.failures().findIndexOf { it == 2 }
        distribution.edges()[at] <= 700.5
        distribution.edges()[at + 1] > 699
    }

    def "nothing has no buckets"() {
        expect:
        Distribution.of(LatencyBuckets.NONE, LatencyBuckets.NONE).successes() == []
    }
}
