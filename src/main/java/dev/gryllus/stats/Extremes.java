package dev.gryllus.stats;

/// The exact shortest and longest time seen, in nanoseconds. They merge; they do not subtract.
public record Extremes(long minNanos, long maxNanos) {
    Extremes plus(Extremes other) {
        return new Extremes(Math.min(minNanos, other.minNanos), Math.max(maxNanos, other.maxNanos));
    }

    /// Those of a part of the samples, of which only the buckets are known.
    Extremes narrowedTo(Extremes buckets) {
        return new Extremes(Math.max(minNanos, buckets.minNanos), Math.min(maxNanos, buckets.maxNanos));
    }
}
