package dev.gryllus.stats;

/// The exact shortest and longest time seen, in nanoseconds. They merge; they do not subtract.
public record Extremes(long minNanos, long maxNanos) {
    Extremes plus(Extremes other) {
        return new Extremes(Math.min(minNanos, other.minNanos), Math.max(maxNanos, other.maxNanos));
    }
}
