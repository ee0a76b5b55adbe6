package dev.gryllus.support

import dev.gryllus.health.Lateness
import dev.gryllus.health.Reading
import dev.gryllus.health.Sample
import dev.gryllus.stats.Latencies
import dev.gryllus.stats.LatencyRecorder
import groovy.transform.Memoized
import java.time.Duration

/** Samples of a load generator that is well, but for what a spec says. */
class Samples {
    /** @param but properties of the sample that are not as usual; `at`: its beginning in seconds; `late`: delays in milliseconds */
    static Sample sample(Map but = [:]) {
        new Sample(
            FakeClock.ORIGIN + seconds(but.at ?: 0),
            seconds(but.length ?: 1),
            seconds((but.cpu ?: 0.1) * 2),
            (but.cpu ?: 0.1) as double,
            (but.cpus ?: 2) as double,
            optional(but.throttled),
            optional(but.machine),
            seconds(but.gc ?: 0),
            (but.active ?: but.cpu ?: 0.1) as double,
            new Lateness(delays(but.late ?: [0.1] * 100), seconds(but.overdue ?: 0)),
            new Lateness(delays(but.threadsLate ?: [0.1] * 100), seconds(but.threadsOverdue ?: 0)),
            new Reading.Carriers(2, (but.taken ?: 0) as int, (but.waiting ?: 0) as long),
            new Reading.OpenFiles((but.open ?: 50) as long, (but.most ?: 20_000) as long),
            new Reading.Memory((but.used ?: 100_000_000) as long, 512L << 20),
            (but.withoutFile ?: 0) as long,
            (but.withoutPort ?: 0) as long,
            (but.listening ?: 0) as double)
    }

    @Memoized
    static Latencies delays(List<Number> millis) {
        def recorder = new LatencyRecorder()
        millis.each { recorder.record(seconds(it / 1000.0)) }
        recorder.take()
    }

    static Duration seconds(Number number) {
        Duration.ofNanos((number * 1_000_000_000L) as long)
    }

    private static Optional<Double> optional(Number number) {
        Optional.ofNullable(number).map { it as double }
    }
}
