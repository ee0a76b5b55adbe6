package dev.gryllus.user;

import java.time.Duration;

/// How users of a type wait between their tasks. Shared by all of them; each gets its own [Pacing].
@FunctionalInterface
public interface WaitTime {
    /// @param bornNanos when the user was made, on [dev.gryllus.stats.Clock#nanoTime]: the reference of the first
    ///     pause
    Pacing startFor(User user, long bornNanos);

    /// The same pause each time.
    static WaitTime constant(Duration length) {
        Pause pause = Pause.of(length);
        return (user, born) -> now -> pause;
    }

    /// A pause drawn uniformly from `min` (included) to `max` (excluded).
    ///
    /// @throws IllegalArgumentException if `min` is negative or above `max`
    static WaitTime between(Duration min, Duration max) {
        if (min.isNegative() || min.compareTo(max) > 0) {
            throw new IllegalArgumentException("between(" + min + ", " + max + "): 0 <= min <= max is wanted");
        }
        long spread = max.minus(min).toNanos();
        return (user, born) -> now -> Pause.of(spread == 0 ? min : min.plusNanos(user.random.nextLong(spread)));
    }

    /// One task start per `interval`; see [ConstantPacing].
    ///
    /// @throws IllegalArgumentException if `interval` is negative
    static WaitTime constantPacing(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("constant_pacing: the interval is negative: " + interval);
        }
        return (user, born) -> new ConstantPacing(interval, born);
    }

    /// At most `tasksPerSecond` task starts per second and user.
    ///
    /// @throws IllegalArgumentException if the rate is not above zero
    static WaitTime constantThroughput(double tasksPerSecond) {
        if (!(tasksPerSecond > 0)) {
            throw new IllegalArgumentException("constant_throughput: the rate must be > 0, not " + tasksPerSecond);
        }
        return constantPacing(Duration.ofNanos(Math.round(1e9 / tasksPerSecond)));
    }
}
