package dev.gryllus.http;

import java.math.BigDecimal;
import java.time.Duration;

/// How long a request waits; zero means as long as it takes.
///
/// @param connect for the connection to be made
/// @param read for the server to send something, again and again: not a limit of the whole request
record Timeouts(Duration connect, Duration read) {
    static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO);

    /// Whole milliseconds, which is what sockets understand; never a positive time rounded to zero, which would
    /// mean for ever.
    static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.plusNanos(999_999).toMillis());
    }

    /// As a person writes it: `0.5 s`.
    static String text(Duration timeout) {
        BigDecimal seconds = BigDecimal.valueOf(timeout.toNanos(), 9);
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
