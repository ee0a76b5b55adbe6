package dev.gryllus.history;

import dev.gryllus.stats.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Response times by percentile, on the scale on which each further nine takes as much room as the one before: value
/// `k` is the percentile `1 - 10^(-k / 10)`, so p90 is value 10, p99 value 20, p99.999 value 50. It ends where the
/// samples end: of a thousand there is no p99.99.
///
/// @param count of samples
/// @param millis the value of each `k` from 0
/// @param max the longest
record Curve(long count, List<Number> millis, Number max) {
    /// Steps from one nine to the next.
    private static final int STEPS = 10;

    private static final int NINES = 5;

    static Optional<Curve> of(Latencies latencies) {
        if (latencies.count() == 0) {
            return Optional.empty();
        }
        List<Number> millis = new ArrayList<>();
        for (int k = 0; k <= STEPS * NINES; k++) {
            double beyond = Math.pow(10, -(double) k / STEPS);
            if (beyond * latencies.count() < 1) {
                break;
            }
            millis.add(millis(latencies, 1 - beyond));
        }
        return Optional.of(new Curve(latencies.count(), millis, millis(latencies, 1)));
    }

    private static Number millis(Latencies latencies, double share) {
        return Figures.rounded(latencies.percentile(share).toNanos() / 1e6);
    }
}
