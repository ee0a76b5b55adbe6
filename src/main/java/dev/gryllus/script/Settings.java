package dev.gryllus.script;

import dev.gryllus.engine.ArrivalRate;
import dev.gryllus.engine.Share;
import dev.gryllus.user.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What both forms of a script say about a user type: how many users, or how often tasks start; host, wait time.
///
/// @param weight ignored where a fixed count is given
/// @param arrivalRate if given, users do not wait but get their tasks at this rate
/// @param maxUsers of the pool of a type with an arrival rate
/// @param said the words that the script, or a class that it extends, has used
record Settings(
        double weight,
        int fixedCount,
        Optional<String> host,
        WaitTime waitTime,
        Optional<ArrivalRate> arrivalRate,
        int maxUsers,
        Set<String> said) {
    /// Enough for a thousand starts per second of a system that answers within a second.
    static final int MAX_USERS = 1_000;

    static final Settings DEFAULT = new Settings(
            1, 0, Optional.empty(), WaitTime.constant(Duration.ZERO), Optional.empty(), MAX_USERS, Set.of());

    /// They say how many users there are and how they wait; with an arrival rate, that says it.
    private static final List<String> CLOSED = List.of("weight", "fixed_count", "wait_time");

    Settings {
        said = Set.copyOf(said);
        if (arrivalRate.isPresent()) {
            CLOSED.stream().filter(said::contains).findFirst().ifPresent(word -> {
                throw new IllegalArgumentException("arrival_rate and " + word + " cannot both be given: with an"
                        + " arrival_rate tasks start by the clock, on as many users as that takes, up to max_users");
            });
        }
    }

    Settings withWeight(Object value) {
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return new Settings(
                    number.doubleValue(), fixedCount, host, waitTime, arrivalRate, maxUsers, saying("weight"));
        }
        throw new IllegalArgumentException("weight is wanted as a number, 0 or more, not '" + value + "'");
    }

    Settings withFixedCount(Object value) {
        if (value instanceof Integer count && count >= 0) {
            return new Settings(weight, count, host, waitTime, arrivalRate, maxUsers, saying("fixed_count"));
        }
        throw new IllegalArgumentException("fixed_count is wanted as a whole number, 0 or more, not '" + value + "'");
    }

    Settings withHost(Object value) {
        if (value instanceof CharSequence text && !text.toString().isBlank()) {
            return withHost(Optional.of(text.toString()));
        }
        throw new IllegalArgumentException(
                "host is wanted as an address such as 'http://localhost:8090', not '" + value + "'");
    }

    Settings withWaitTime(WaitTime value) {
        return new Settings(weight, fixedCount, host, value, arrivalRate, maxUsers, saying("wait_time"));
    }

    Settings withArrivalRate(Object value) {
        Optional<ArrivalRate> rate = Optional.of(ArrivalRates.of(value));
        return new Settings(weight, fixedCount, host, waitTime, rate, maxUsers, saying("arrival_rate"));
    }

    Settings withMaxUsers(Object value) {
        if (value instanceof Integer most && most >= 1) {
            return new Settings(weight, fixedCount, host, waitTime, arrivalRate, most, saying("max_users"));
        }
        throw new IllegalArgumentException("max_users is wanted as a whole number, 1 or more, not '" + value + "'");
    }

    /// The override if there is one, else the type's own host, else the fallback.
    Settings hostFrom(Optional<String> override, Optional<String> fallback) {
        return withHost(override.or(() -> host).or(() -> fallback));
    }

    /// @throws IllegalArgumentException if what was said does not go together
    Share share() {
        if (arrivalRate.isPresent()) {
            return new Share.Arrivals(arrivalRate.get(), maxUsers);
        }
        if (said.contains("max_users")) {
            throw new IllegalArgumentException("max_users goes with arrival_rate, which is not given");
        }
        return fixedCount > 0 ? new Share.Fixed(fixedCount) : new Share.Weight(weight);
    }

    private Settings withHost(Optional<String> value) {
        return new Settings(weight, fixedCount, value, waitTime, arrivalRate, maxUsers, said);
    }

    private Set<String> saying(String word) {
        return Stream.concat(said.stream(), Stream.of(word)).collect(Collectors.toSet());
    }
}
