package dev.gryllus.stats;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/// The live tallies of one (method, name). Recorded by users' threads, frozen by the one that takes a snapshot.
final class StatsEntry {
    private final EntryKey key;
    private final LiveTally successes = new LiveTally();
    private volatile LiveTally failures;
    private final LongAccumulator lastEndNanos;

    StatsEntry(EntryKey key, long createdNanos) {
        this.key = key;
        // Compared as differences, because nanoTime may be negative and may wrap.
        this.lastEndNanos = new LongAccumulator((a, b) -> b - a > 0 ? b : a, createdNanos);
    }

    EntryKey key() {
        return key;
    }

    void record(RequestEvent event) {
        lastEndNanos.accumulate(event.endNanos());
        switch (event.outcome()) {
            case Outcome.Success() -> successes.record(event);
            case Outcome.Failure failure -> failureTally().record(event);
        }
    }

    EntrySnapshot freeze(Histogram scratch, LongFunction<Instant> wallTime) {
        LiveTally failed = failures;
        Tally good = successes.freeze(scratch);
        Tally bad = failed == null ? Tally.NONE : failed.freeze(scratch);
        Optional<Instant> last =
                good.count() + bad.count() == 0 ? Optional.empty() : Optional.of(wallTime.apply(lastEndNanos.get()));
        return new EntrySnapshot(key, good, bad, last);
    }

    private LiveTally failureTally() {
        LiveTally tally = failures;
        if (tally == null) {
            synchronized (this) {
                if (failures == null) {
                    failures = new LiveTally();
                }
                tally = failures;
            }
        }
        return tally;
    }
}
