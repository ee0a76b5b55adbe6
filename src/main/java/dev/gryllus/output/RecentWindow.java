package dev.gryllus.output;

import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps the snapshots of the last ten seconds and subtracts the oldest from the newest. For one thread at a time.
final class RecentWindow {
    static final Duration LENGTH = Duration.ofSeconds(10);

    /// Ticks jitter: a snapshot this much too young still counts as ten seconds old.
    private static final Duration SLACK = Duration.ofMillis(500);

    private final Deque<StatsSnapshot> kept = new ArrayDeque<>();

    Progress advance(StatsSnapshot now) {
        kept.addLast(now);
        StatsSnapshot base;
        do {
            base = kept.removeFirst();
        } while (!kept.isEmpty() && isOldEnough(kept.getFirst(), now));
        kept.addFirst(base);
        return new Progress(now, now.minus(base));
    }

    private static boolean isOldEnough(StatsSnapshot earlier, StatsSnapshot now) {
        Duration age = Duration.between(earlier.takenAt(), now.takenAt());
        return age.compareTo(LENGTH.minus(SLACK)) >= 0;
    }
}
