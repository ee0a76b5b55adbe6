package dev.gryllus.http;

import dev.gryllus.net.TimestampedChannel;
import dev.gryllus.stats.Clock;
import java.time.Instant;

/// When answers came, on the clock that intervals are measured by. The kernel tells it by the wall clock, so it is
/// reckoned back from now. For one user's thread.
final class Arrivals {
    private final Clock clock;
    private long epochNanos = TimestampedChannel.UNKNOWN;
    private long nanos;

    Arrivals(Clock clock) {
        this.clock = clock;
    }

    /// On the clock that intervals are measured by.
    long nowNanos() {
        return clock.nanoTime();
    }

    /// @param receivedEpochNanos by the kernel, or [TimestampedChannel#UNKNOWN]
    /// @param notBeforeNanos when something was asked for
    /// @return when it came; now, if the kernel has not told, or somebody has set the wall clock since then
    long nanos(long receivedEpochNanos, long notBeforeNanos) {
        if (receivedEpochNanos == TimestampedChannel.UNKNOWN) {
            return clock.nanoTime();
        }
        if (receivedEpochNanos != epochNanos || nanos < notBeforeNanos) {
            nanos = reckoned(receivedEpochNanos, notBeforeNanos);
            epochNanos = receivedEpochNanos;
        }
        return nanos;
    }

    /// The wall clock first: who loses the processor between the two has an answer that came too late, never too soon.
    private long reckoned(long receivedEpochNanos, long notBeforeNanos) {
        Instant wall = clock.now();
        long now = clock.nanoTime();
        long age = wall.getEpochSecond() * 1_000_000_000 + wall.getNano() - receivedEpochNanos;
        return age >= 0 && age <= now - notBeforeNanos ? now - age : now;
    }
}
