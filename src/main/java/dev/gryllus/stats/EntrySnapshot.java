package dev.gryllus.stats;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// One (method, name) at an instant, success and failure apart.
///
/// @param lastRequest when its latest response was complete
public record EntrySnapshot(EntryKey key, Tally successes, Tally failures, Optional<Instant> lastRequest) {

    /// Many entries as one, under a key of its own.
    static EntrySnapshot sum(EntryKey key, Collection<EntrySnapshot> parts) {
        return new EntrySnapshot(
                key,
                Tally.sum(parts.stream().map(EntrySnapshot::successes).toList()),
                Tally.sum(parts.stream().map(EntrySnapshot::failures).toList()),
                parts.stream().flatMap(part -> part.lastRequest.stream()).max(Instant::compareTo));
    }

    /// Successes and failures together, as Locust's reports show them.
    public Tally all() {
        return successes.plus(failures);
    }

    public long requests() {
        return successes.count() + failures.count();
    }

    /// The share of failed requests, from 0 to 1; zero without requests.
    public double failureRatio() {
        return requests() == 0 ? 0 : (double) failures.count() / requests();
    }

    EntrySnapshot plus(EntrySnapshot other) {
        return new EntrySnapshot(
                key,
                successes.plus(other.successes),
                failures.plus(other.failures),
                later(lastRequest, other.lastRequest));
    }

    EntrySnapshot minus(EntrySnapshot earlier) {
        return new EntrySnapshot(
                key, successes.minus(earlier.successes), failures.minus(earlier.failures), lastRequest);
    }

    private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent() && b.get().isAfter(a.get()) ? b : a.or(() -> b);
    }
}
