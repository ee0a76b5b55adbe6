package dev.gryllus.output;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import java.util.Optional;

/// How much happens in a second.
///
/// @param requests failed ones included
public record Rate(double requests, double failures) {
    private static final Rate NONE = new Rate(0, 0);

    /// Of one entry; zero if nothing happened to it in that time.
    public static Rate of(EntryKey key, StatsSnapshot window) {
        return Optional.ofNullable(window.entries().get(key))
                .map(entry -> of(entry, window))
                .orElse(NONE);
    }

    /// Of all entries together.
    public static Rate ofTotal(StatsSnapshot window) {
        return of(window.total(), window);
    }

    private static Rate of(EntrySnapshot entry, StatsSnapshot window) {
        return new Rate(
                window.perSecond(entry.requests()),
                window.perSecond(entry.failures().count()));
    }
}
