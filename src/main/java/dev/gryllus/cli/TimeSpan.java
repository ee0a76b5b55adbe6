package dev.gryllus.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Locust's notation of a time span: a number of seconds (`20`), or hours, minutes and seconds in this order, any
/// of them left out (`20s`, `3m`, `1h20m`, `3h30m10s`).
final class TimeSpan {
    static final String INVALID = "Invalid time span format. Valid formats: 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.";

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final Pattern UNITS = Pattern.compile("(?=\\d)(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    /// The longest span accepted, some 292 years: whoever counts in nanoseconds must not overflow.
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private TimeSpan() {}

    /// @throws IllegalArgumentException with a message that shows the valid formats
    public static Duration parse(String text) {
        try {
            Duration span = read(text);
            if (span.compareTo(LONGEST) <= 0) {
                return span;
            }
        } catch (ArithmeticException | NumberFormatException tooLong) {
            throw new IllegalArgumentException(INVALID, tooLong);
        }
        throw new IllegalArgumentException(INVALID);
    }

    private static Duration read(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Matcher units = UNITS.matcher(text);
        if (!units.matches()) {
            throw new IllegalArgumentException(INVALID);
        }
        return Duration.ofHours(number(units, 1)).plusMinutes(number(units, 2)).plusSeconds(number(units, 3));
    }

    private static long number(Matcher units, int group) {
        return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
    }
}
