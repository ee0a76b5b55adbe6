package dev.gryllus.compare;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import java.util.Locale;

/// What is compared. The more of a figure that is judged, the worse.
///
/// Rates and means are told and not judged. How many requests there are in a second is first of all what the test
/// asks for; and a mean of a few long times has no interval that could be trusted without knowing their distribution.
public enum Figure {
    RATE {
        @Override
        Estimate of(EntrySnapshot entry, StatsSnapshot run) {
            return Estimate.told(run.perSecond(entry.requests()));
        }
    },
    FAILURES {
        @Override
        Estimate of(EntrySnapshot entry, StatsSnapshot run) {
            return Estimate.failures(entry);
        }
    },
    P50 {
        @Override
        Estimate of(EntrySnapshot entry, StatsSnapshot run) {
            return Estimate.percentile(entry.all(), 0.5);
        }
    },
    P95 {
        @Override
        Estimate of(EntrySnapshot entry, StatsSnapshot run) {
            return Estimate.percentile(entry.all(), 0.95);
        }
    },
    P99 {
        @Override
        Estimate of(EntrySnapshot entry, StatsSnapshot run) {
            return Estimate.percentile(entry.all(), 0.99);
        }
    },
    MEAN {
        @Override
        Estimate of(EntrySnapshot entry, StatsSnapshot run) {
            return Estimate.told(Estimate.millis(entry.all().mean()));
        }
    };

    abstract Estimate of(EntrySnapshot entry, StatsSnapshot run);

    /// Whether it is a time, in milliseconds.
    public boolean isTime() {
        return this != RATE && this != FAILURES;
    }

    /// How programs call it: `p50`, `failures`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
