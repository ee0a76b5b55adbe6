package dev.gryllus.output;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import java.util.Collection;
import java.util.Optional;

/// How much happens in a second.
///
/// @param requests failed ones included
public record Rate(double requests, double failures) {
    private static final Rate NONE = new Rate(0, 0);

    /// Of one entry; zero if nothing happened to it in that time.
    public static Rate of(EntryKey key, StatsSnapshot window) {
        return Optional.ofNullable(window.entries().get(key))
                .map(entry -> new Rate(
                        window.perSecond(entry.requests()),
                        window.perSecond(entry.failures().count())))
                .orElse(NONE);
    }

    /// Of all entries together. Adds up counts only: the total row would merge all histograms.
    public static Rate ofTotal(StatsSnapshot window) {
        Collection<EntrySnapshot> entries = window.entries().values();
        long requests = entries.stream().mapToLong(EntrySnapshot::requests).sum();
        long failures =
                entries.stream().mapToLong(entry -> entry.failures().count()).sum();
        return new Rate(window.perSecond(requests), window.perSecond(failures));
    }
}
