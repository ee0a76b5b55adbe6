package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// A staircase: so many users more every so often, from the beginning on.
///
/// ```text
///  60 ┤             ╭─────
///  40 ┤      ╭──────╯
///  20 ┼──────╯
///     └┬─────┬──────┬─────┬
///      0     30     60    90 s
/// ```
///
/// @param users more with each step, 1 or more
/// @param length of a step
/// @param timeLimit after which the test is over
public record Steps(int users, Duration length, double spawnRate, Duration timeLimit) implements LoadShape {
    public Steps {
        ShapeChecks.atLeast(1, users, "step_users");
        ShapeChecks.positive(length, "step_duration");
        ShapeChecks.rate(spawnRate);
        ShapeChecks.positive(timeLimit, "time_limit");
        if ((double) users * (timeLimit.dividedBy(length) + 1) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("so many steps lead to more users than can be counted");
        }
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        if (elapsed.compareTo(timeLimit) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Target((int) (users * (elapsed.dividedBy(length) + 1)), spawnRate));
    }
}
