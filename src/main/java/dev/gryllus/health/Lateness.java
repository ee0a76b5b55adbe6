package dev.gryllus.health;

import dev.gryllus.stats.Latencies;
import java.time.Duration;

/// How late threads of one kind went on, by a [WakeProbe], in a span of time.
///
/// @param overdue how long the probe had not come to run at the end of it
public record Lateness(Latencies delays, Duration overdue) {
    static final Lateness NONE = new Lateness(Latencies.NONE, Duration.ZERO);

    /// A delay that so large a share of the wakes did not exceed, or the one that has not ended yet.
    public Duration at(double share) {
        return longer(delays.percentile(share), overdue);
    }

    Lateness plus(Lateness later) {
        return new Lateness(delays.plus(later.delays), longer(overdue, later.overdue));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
