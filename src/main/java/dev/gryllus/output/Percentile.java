package dev.gryllus.output;

import dev.gryllus.stats.Latencies;
import dev.gryllus.stats.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;

/// A percentile that reports show.
///
/// @param share from 0 to 1
public record Percentile(double share) {
    /// Locust's `PERCENTILES_TO_REPORT`.
    public static final List<Percentile> REPORTED = DoubleStream.of(
                    0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999, 1)
            .mapToObj(Percentile::new)
            .toList();

    /// As a heading: `99.9%`.
    public String label() {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /// The service time in milliseconds, to the nearest.
    public long millis(Tally tally) {
        return Decimals.nearestMillis(tally.percentile(share));
    }

    /// In milliseconds, to the nearest.
    public long millis(Latencies latencies) {
        return Decimals.nearestMillis(latencies.percentile(share));
    }
}
