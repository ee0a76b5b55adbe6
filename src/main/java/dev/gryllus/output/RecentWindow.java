package dev.gryllus.output;

import dev.gryllus.stats.Spans;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What happened in the last ten seconds. For one thread at a time.
///
/// Kept is what each tick brought, and not the snapshots themselves: the whole of a distribution is many times as large
/// as what a second adds to it.
final class RecentWindow {
    static final Duration LENGTH = Duration.ofSeconds(10);

    /// Ticks jitter: what ended this much too late still counts as ten seconds old.
    private static final Duration SLACK = Duration.ofMillis(500);

    private final Spans spans = new Spans();
    private Optional<StatsSnapshot> previous = Optional.empty();
    private StatsSnapshot recent;

    Progress advance(StatsSnapshot now) {
        previous.ifPresentOrElse(before -> add(now.minus(before), before.epoch()), () -> recent = now.minus(now));
        previous = Optional.of(now);
        while (!spans.isEmpty() && isOldEnough(spans.firstTakenAt(), now)) {
            recent = recent.minus(spans.removeFirst());
        }
        return new Progress(now, recent);
    }

    private void add(StatsSnapshot span, long epochBefore) {
        boolean wasReset = span.epoch() != epochBefore;
        if (wasReset) {
            spans.clear();
        }
        recent = wasReset ? span : recent.followedBy(span);
        spans.addLast(span);
    }

    private static boolean isOldEnough(Instant spanEnd, StatsSnapshot now) {
        return Duration.between(spanEnd, now.takenAt()).compareTo(LENGTH.minus(SLACK)) >= 0;
    }
}
