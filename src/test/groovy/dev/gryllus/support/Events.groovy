package dev.gryllus.support

import dev.gryllus.stats.Outcome
import dev.gryllus.stats.PhaseTimes
import dev.gryllus.stats.RequestEvent
import java.time.Duration

/** Short ways to make request events. */
class Events {
    static RequestEvent success(Map options = [:]) {
        event(options, Outcome.SUCCESS)
    }

    static RequestEvent failure(Map options = [:], String reason) {
        event(options, new Outcome.Failure(reason))
    }

    private static RequestEvent event(Map options, Outcome outcome) {
        def lateness = options.late as Duration
        new RequestEvent(
            options.method ?: 'GET', options.name ?: '/', 'http://localhost/', (options.start ?: 0L) as long,
            ((options.took ?: Duration.ofMillis(10)) as Duration).toNanos(),
            lateness == null ? OptionalLong.empty() : OptionalLong.of(lateness.toNanos()),
            (options.length ?: 0) as long, outcome, [:], Optional.empty(), phases(options.phases))
    }

    /** @param millis of the phases in their order: `[dns, connect, tls, first byte, body]` */
    static PhaseTimes phases(List<Number> millis) {
        millis == null ? PhaseTimes.NONE : new PhaseTimes(*millis.collect { (it * 1_000_000L) as long })
    }
}
