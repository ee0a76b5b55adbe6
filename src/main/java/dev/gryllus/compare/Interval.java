package dev.gryllus.compare;

/// Where the true value of a figure lies, with 95 % confidence, as far as so many requests can tell.
///
/// @param high infinite if they are too few for an upper end
public record Interval(double low, double high) {
    /// Of these, 95 % hold the true value.
    static final double CONFIDENCE = 0.95;

    /// The quantile of the standard normal distribution that belongs to it.
    static final double NORMAL_QUANTILE = 1.959963984540054;

    /// Of a figure that nothing is known of but that it is not negative.
    static final Interval UNKNOWN = new Interval(0, Double.POSITIVE_INFINITY);

    public boolean isBelow(Interval other) {
        return high < other.low;
    }
}
