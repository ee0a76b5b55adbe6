package dev.gryllus.history;

/// How a figure was in a span of time: its extremes, and what its mean is made of. An algebra: [#plus] is associative
/// and commutative, and [#NONE] is neutral.
///
/// @param min above `max` if no extremes are known
/// @param sum of the figure, each part as long as it held
/// @param weight of all parts
record Range(double min, double max, double sum, double weight) {
    static final Range NONE = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

    /// A figure that held for so long.
    static Range of(double value, double weight) {
        return new Range(value, value, value * weight, weight);
    }

    /// Events in a time that is long enough to tell how many a second they are.
    static Range rate(double events, double seconds) {
        double rate = events / seconds;
        return new Range(rate, rate, events, seconds);
    }

    /// Events in a moment too short for that: they count for the mean alone.
    static Range fewer(double events, double seconds) {
        return new Range(NONE.min, NONE.max, events, seconds);
    }

    boolean isKnown() {
        return weight > 0;
    }

    double mean() {
        return sum / weight;
    }

    /// The least; the mean where no extremes are known.
    double least() {
        return min <= max ? min : mean();
    }

    double most() {
        return min <= max ? max : mean();
    }

    Range plus(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max), sum + other.sum, weight + other.weight);
    }
}
