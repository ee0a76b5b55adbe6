package dev.gryllus.user;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How users of a type wait between their tasks. Shared by all of them; each gets its own [Pacing].
///
/// The wait times made here are equal if they say the same, so that an edited script whose wait time stayed as it
/// was does not disturb who waits.
@FunctionalInterface
public interface WaitTime {
    /// @param owner the set whose wait time it is; for that of a user, the set that the user is in from the
    ///     beginning
    /// @param bornNanos when the owner was made, on [LoadTime#nanoTime]: the reference of the first
    ///     pause
    Pacing startFor(TaskSet owner, long bornNanos);

    /// The same pause each time.
    static WaitTime constant(Duration length) {
        return new Constant(Pause.of(length));
    }

    /// A pause drawn uniformly from `min` (included) to `max` (excluded).
    ///
    /// @throws IllegalArgumentException if `min` is negative or above `max`
    static WaitTime between(Duration min, Duration max) {
        return new Between(min, max);
    }

    /// One task start per `interval`; see [ConstantPacing].
    ///
    /// @throws IllegalArgumentException if `interval` is negative
    static WaitTime constantPacing(Duration interval) {
        return new Paced(interval);
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

    /// As a script writes it.
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
    }

    /// See [#constant].
    record Constant(Pause pause) implements WaitTime {
        @Override
        public Pacing startFor(TaskSet owner, long bornNanos) {
            return now -> pause;
        }
    }

    /// See [#between].
    record Between(Duration min, Duration max) implements WaitTime {
        public Between {
            if (min.isNegative() || min.compareTo(max) > 0) {
                throw new IllegalArgumentException(
                        "between(%s, %s): the shorter pause comes first, and none is negative"
                                .formatted(seconds(min), seconds(max)));
            }
        }

        @Override
        public Pacing startFor(TaskSet owner, long bornNanos) {
            long spread = max.minus(min).toNanos();
            // Not the owner itself: the pacing may outlive it, when the script is edited.
            RandomGenerator random = owner.getUser().random;
            return now -> Pause.of(spread == 0 ? min : min.plusNanos(random.nextLong(spread)));
        }
    }

    /// See [#constantPacing].
    record Paced(Duration interval) implements WaitTime {
        public Paced {
            if (interval.isNegative()) {
                throw new IllegalArgumentException("constant_pacing: the interval is negative: " + seconds(interval));
            }
        }

        @Override
        public Pacing startFor(TaskSet owner, long bornNanos) {
            return new ConstantPacing(interval, bornNanos);
        }
    }
}
