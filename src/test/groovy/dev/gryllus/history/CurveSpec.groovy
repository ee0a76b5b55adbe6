package dev.gryllus.history

import dev.gryllus.stats.Latencies
import dev.gryllus.stats.LatencyRecorder
import java.time.Duration
import spock.lang.Specification

class CurveSpec extends Specification {
    def "a value for each tenth of a nine, as far as there are samples: #samples"() {
        given:
        def recorder = new LatencyRecorder()
        (1..samples).each { recorder.record(Duration.ofMillis(it)) }

        when:
        def curve = Curve.of(recorder.take()).get()

        then:
        curve.count() == samples
        curve.millis().size() == values
        near(curve.millis()[0], 1)
        near(curve.millis().last(), last)
        near(curve.max(), samples)
        curve.millis()*.doubleValue() == curve.millis()*.doubleValue().sort(false)

        where:
        samples || values | last
        1       || 1      | 1
        10      || 11     | 9
        1000    || 31     | 999
        300_000 || 51     | 299_997
    }

    def "nothing has no curve"() {
        expect:
        Curve.of(Latencies.NONE).empty
    }

    private static boolean near(Number value, Number expected) {
        Math.abs(value / expected - 1) < 0.002
    }
}
