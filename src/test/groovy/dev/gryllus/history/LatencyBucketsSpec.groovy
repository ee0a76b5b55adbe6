package dev.gryllus.history

import dev.gryllus.stats.LatencyRecorder
import java.time.Duration
import spock.lang.Specification

class LatencyBucketsSpec extends Specification {
    Random random = new Random(3)

    def "a bucket holds what lies between its edges: #micros"() {
        given:
        int index = LatencyBuckets.indexOf(micros)

        expect:
        LatencyBuckets.edgeMillis(index) <= micros / 1000 * 1.000001
        LatencyBuckets.edgeMillis(index + 1) > micros / 1000

        where:
        micros << [1, 2, 3, 4, 7, 8, 15, 16, 17, 999, 1000, 1024, 4095, 4096, 1_000_000, 65_536_000, 3_600_000_000]
    }

    def "adding is associative, commutative, and adding nothing changes nothing"() {
        given:
        def (a, b, c) = (1..3).collect { buckets((1..500).collect { 10 ** (random.nextDouble() * 6) }) }

        expect:
        same(a.plus(b), b.plus(a))
        same(a.plus(b).plus(c), a.plus(b.plus(c)))
        same(a.plus(LatencyBuckets.NONE), a)
        same(LatencyBuckets.NONE.plus(a), a)
        a.plus(b).count() == 1000
    }

    def "a percentile is right within 2.2 %"() {
        given:
        def micros = (1..10_000).collect { 100 + 10 ** (2 + random.nextDouble() * 4) }.sort()
        def buckets = buckets(micros)

        expect:
        [0.5, 0.9, 0.95, 0.99, 0.999].every {
            double exact = micros[(int) Math.ceil(it * micros.size()) - 1] / 1000
            Math.abs(buckets.percentile(it as double) / exact - 1) < 0.0235
        }
    }

    def "without times there is no percentile"() {
        expect:
        LatencyBuckets.NONE.empty
        LatencyBuckets.NONE.percentile(0.5d) == 0
    }

    private static boolean same(LatencyBuckets a, LatencyBuckets b) {
        (0..520).every { a.at(it) == b.at(it) }
    }

    private static LatencyBuckets buckets(List<Number> micros) {
        def recorder = new LatencyRecorder()
        micros.each { recorder.record(Duration.ofNanos((it * 1000) as long)) }
        LatencyBuckets.of(recorder.take())
    }
}
