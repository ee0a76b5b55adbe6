package dev.gryllus.compare;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import java.util.Locale;
import java.util.function.BiFunction;

/// What is compared. The more of a figure that is judged, the worse.
///
/// Rates and means are told and not judged. How many requests there are in a second is first of all what the test
/// asks for; and a mean of a few long times has no interval that could be trusted without knowing their distribution.
public enum Figure {
    RATE((entry, run) -> Estimate.told(run.perSecond(entry.requests()))),
    FAILURES((entry, _) -> Estimate.failures(entry)),
    P50((entry, _) -> Estimate.percentile(entry.all(), 0.5)),
    P95((entry, _) -> Estimate.percentile(entry.all(), 0.95)),
    P99((entry, _) -> Estimate.percentile(entry.all(), 0.99)),
    MEAN((entry, _) -> Estimate.told(Estimate.millis(entry.all().mean())));

    private final BiFunction<EntrySnapshot, StatsSnapshot, Estimate> estimate;

    Figure(BiFunction<EntrySnapshot, StatsSnapshot, Estimate> estimate) {
        this.estimate = estimate;
    }

    Estimate of(EntrySnapshot entry, StatsSnapshot run) {
        return estimate.apply(entry, run);
    }

    /// Whether it is a time, in milliseconds.
    public boolean isTime() {
        return this != RATE && this != FAILURES;
    }

    /// How programs call it: `p50`, `failures`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
