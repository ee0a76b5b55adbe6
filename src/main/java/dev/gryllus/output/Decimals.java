package dev.gryllus.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/// Numbers as Locust's files spell them, which Java's own formatting does not: no exponents, and rounding by the
/// exact binary value, halves to even.
public final class Decimals {
    private Decimals() {}

    /// As C's `%.{places}f`: 0.125 with two places is `0.12`.
    static String fixed(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// The shortest digits that stand for exactly this value, with a decimal point: `12.0`.
    static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value));
        return digits.setScale(Math.max(1, digits.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
    }

    /// Rounded to so many significant digits; a whole number without a decimal point.
    public static Number significant(double value, int digits) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.scale() <= 0 ? (Number) rounded.longValue() : rounded;
    }

    static String plain(double value) {
        return shortest(value).toPlainString();
    }

    public static double millis(Duration duration) {
        return millis(duration.toNanos());
    }

    public static double millis(long nanos) {
        return nanos / 1e6;
    }

    static long nearestMillis(Duration duration) {
        return Math.round(millis(duration));
    }

    /// Seconds since 1970 with their fraction.
    public static double epochSeconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
