package dev.gryllus.output;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Requests and failures of each entry by second, from the differences of successive snapshots: what happened
/// between two of them counts for the second in which their middle lies. The sums are always the counts of the last
/// snapshot.
final class RequestHistory {
    private final Map<EntryKey, Curves> curves = new HashMap<>();
    private long epoch;
    private Instant seen = Instant.MIN;

    void advance(StatsSnapshot now) {
        if (epoch != now.epoch()) {
            curves.clear(); // a reset: the counts begin at zero again
            epoch = now.epoch();
        }
        Instant from = seen.isAfter(now.startedAt()) ? seen : now.startedAt();
        long second =
                from.plus(Duration.between(from, now.takenAt()).dividedBy(2)).getEpochSecond();
        now.entries().forEach((key, entry) -> of(key).advance(second, entry));
        seen = now.takenAt();
    }

    Curves of(EntryKey key) {
        return curves.computeIfAbsent(key, k -> new Curves());
    }

    static final class Curves {
        private final PerSecond requests = new PerSecond();
        private final PerSecond failures = new PerSecond();
        private long requestsSoFar;
        private long failuresSoFar;

        private void advance(long second, EntrySnapshot entry) {
            long failed = entry.failures().count();
            requests.add(second, entry.requests() - requestsSoFar);
            failures.add(second, failed - failuresSoFar);
            requestsSoFar = entry.requests();
            failuresSoFar = failed;
        }

        Map<Long, Long> requests() {
            return requests.toMap();
        }

        Map<Long, Long> failures() {
            return failures.toMap();
        }
    }
}
