package dev.gryllus.metrics

import dev.gryllus.stats.Latencies
import dev.gryllus.stats.LatencyRecorder
import java.time.Duration
import spock.lang.Specification

class BucketsSpec extends Specification {
    def "every sample is in exactly one bucket, and those of long waits in the last"() {
        given:
        def buckets = Buckets.of(latencies(times))

        expect:
        (0..<buckets.size()).sum { buckets.getCount(it) } == times.size()
        buckets.getUpperBound(buckets.size() - 1) == Double.POSITIVE_INFINITY
        buckets.getCount(buckets.size() - 1) == times.count { it > 64_500_000 }

        where:
        times << [[], [1], [1_000, 1_000, 2_000_000], [63_000_000, 70_000_000, 3_600_000_000]]
    }

    def "#micros µs lie below #upper s"() {
        given:
        def buckets = Buckets.of(latencies([micros]))

        expect:
        buckets.getUpperBound((0..<buckets.size()).find { buckets.getCount(it) == 1 }) == upper

        where:
        micros     || upper
        1          || 0.0001220703125d
        122        || 0.0001220703125d
        123        || 0.000244140625d
        900        || 0.0009765625d
        1_000      || 0.001953125d
        499_000    || 0.5d
        501_000    || 1d
        63_000_000 || 64d
    }

    private static Latencies latencies(List<Long> micros) {
        def recorder = new LatencyRecorder()
        micros.each { recorder.record(Duration.ofNanos(it * 1_000L)) }
        recorder.take()
    }
}
