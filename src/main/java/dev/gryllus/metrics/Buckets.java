package dev.gryllus.metrics;

import dev.gryllus.stats.Latencies;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The borders that times are sorted by for Prometheus: powers of two from 2⁻¹³ s (0.12 ms) to 2⁶ s, and infinity. They
/// are those of its native histograms of schema 0, so that a server which stores one kind can be moved to the other.
final class Buckets {
    private static final int LOWEST_POWER = -13;
    private static final int HIGHEST_POWER = 6;

    private static final double[] UPPER_SECONDS = borders();

    private Buckets() {}

    /// A sample on a border belongs below it. Where a border cuts through a bucket of the distribution, which is 0.1 %
    /// wide, the middle of that decides for all of it.
    static ClassicHistogramBuckets of(Latencies latencies) {
        long[] counts = new long[UPPER_SECONDS.length];
        latencies.forEachBucket((value, count) -> counts[index(value.toNanos() / 1e9)] += count);
        return ClassicHistogramBuckets.of(UPPER_SECONDS, counts);
    }

    private static int index(double seconds) {
        int found = Arrays.binarySearch(UPPER_SECONDS, seconds);
        return found >= 0 ? found : -found - 1;
    }

    private static double[] borders() {
        return IntStream.rangeClosed(LOWEST_POWER, HIGHEST_POWER + 1)
                .mapToDouble(power -> power > HIGHEST_POWER ? Double.POSITIVE_INFINITY : Math.scalb(1.0, power))
                .toArray();
    }
}
