package dev.gryllus.stats

import java.time.Duration
import spock.lang.Specification

class LatencyRecorderSpec extends Specification {
    def recorder = new LatencyRecorder()

    def "gives out what has come since the last time"() {
        given:
        recorder.record(Duration.ofMillis(5))
        recorder.record(Duration.ofMillis(50))

        expect:
        recorder.take().count() == 2
        recorder.take() == Latencies.NONE

        when:
        recorder.record(Duration.ofMillis(7))

        then:
        with(recorder.take()) {
            count() == 1
            Math.abs(percentile(1).toNanos() - 7_000_000) < 10_000
        }
    }

    def "#time lies within what a histogram holds"() {
        when:
        recorder.record(time)

        then:
        recorder.take().percentile(1).toSeconds() == seconds

        where:
        time                 || seconds
        Duration.ZERO        || 0
        Duration.ofSeconds(-1) || 0
        Duration.ofDays(3)   || 3_600
    }
}
