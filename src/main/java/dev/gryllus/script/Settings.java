package dev.gryllus.script;

import dev.gryllus.engine.Share;
import dev.gryllus.user.Pause;
import dev.gryllus.user.WaitTime;
import java.time.Duration;
import java.util.Optional;

/// What both forms of a script say about a user type: weight, fixed count, host, wait time.
///
/// @param weight ignored where a fixed count is given
record Settings(double weight, int fixedCount, Optional<String> host, WaitTime waitTime) {
    static final Settings DEFAULT = new Settings(1, 0, Optional.empty(), WaitTime.constant(Duration.ZERO));

    Settings withWeight(Object value) {
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return new Settings(number.doubleValue(), fixedCount, host, waitTime);
        }
        throw new IllegalArgumentException("weight is wanted as a number, 0 or more, not '" + value + "'");
    }

    Settings withFixedCount(Object value) {
        if (value instanceof Integer count && count >= 0) {
            return new Settings(weight, count, host, waitTime);
        }
        throw new IllegalArgumentException("fixed_count is wanted as a whole number, 0 or more, not '" + value + "'");
    }

    Settings withHost(Object value) {
        if (value instanceof CharSequence text && !text.toString().isBlank()) {
            return new Settings(weight, fixedCount, Optional.of(text.toString()), waitTime);
        }
        throw new IllegalArgumentException(
                "host is wanted as an address such as 'http://localhost:8090', not '" + value + "'");
    }

    Settings withWaitTime(WaitTime value) {
        return new Settings(weight, fixedCount, host, value);
    }

    /// The override if there is one, else the type's own host, else the fallback.
    Settings hostFrom(Optional<String> override, Optional<String> fallback) {
        return new Settings(weight, fixedCount, override.or(() -> host).or(() -> fallback), waitTime);
    }

    Share share() {
        return fixedCount > 0 ? new Share.Fixed(fixedCount) : new Share.Weight(weight);
    }

    /// A script's own wait function that answered `seconds`.
    static Pause pauseOf(Object seconds, String typeName) {
        return new Pause(Seconds.toDuration(seconds, "the answer of wait_time of " + typeName), Duration.ZERO);
    }
}
