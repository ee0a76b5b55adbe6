package dev.gryllus.health

import dev.gryllus.support.Samples
import spock.lang.Specification

class HealthSpec extends Specification {
    def "samples are put together until they are few enough: #number in #most"() {
        given:
        def health = new Health(new Verdict(Optional.empty(), []), (0..<number).collect { Samples.sample(at: it, gc: 0.001, waiting: it) })

        when:
        def fewer = health.inSamples(most)

        then:
        fewer.samples().size() == left
        fewer.samples().sum { it.length().toSeconds() } == number
        fewer.samples().sum { it.gc().toMillis() } == number
        fewer.samples().last().carriers().waiting() == health.samples().last().carriers().waiting()
        fewer.verdict() == health.verdict()

        where:
        number | most || left
        1      | 5    || 1
        5      | 5    || 5
        6      | 5    || 3
        11     | 5    || 4
    }
}
