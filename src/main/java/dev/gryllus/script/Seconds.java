package dev.gryllus.script;

import java.time.Duration;

/// Scripts speak of time in seconds, as Locust's do; the engine speaks of durations. This is the border.
final class Seconds {
    /// Three hundred years: beyond it a number of seconds is a mistake, and nanoseconds overflow.
    private static final double MOST = 300L * 365 * 24 * 3600;

    private Seconds() {}

    /// @param what names the setting in the error message
    /// @throws IllegalArgumentException if the value is not a number of seconds from 0 on
    static Duration toDuration(Object value, String what) {
        if (value instanceof Number number) {
            double seconds = number.doubleValue();
            if (seconds >= 0 && seconds <= MOST) {
                return Duration.ofNanos(Math.round(seconds * 1e9));
            }
        }
        throw new IllegalArgumentException(
                what + " is wanted as a number of seconds, 0 or more, not " + describe(value));
    }

    private static String describe(Object value) {
        return value instanceof CharSequence ? "the text '" + value + "'" : String.valueOf(value);
    }
}
