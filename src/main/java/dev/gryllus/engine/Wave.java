package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// A sine wave between two numbers of users, from the lower one on. Each second goes to the curve at once.
///
/// ```text
///  max ┤     ╭──╮         ╭──╮
///      │    ╱    ╲       ╱    ╲
///      │   ╱      ╲     ╱      ╲
///  min ┼──╯        ╰───╯        ╰─
///      └┬───────────┬───────────┬─
///       0        period      2 × period
/// ```
///
/// @param min users, 0 or more
/// @param max users, more than `min`
/// @param period from one low to the next
/// @param timeLimit after which the test is over
public record Wave(int min, int max, Duration period, Duration timeLimit) implements LoadShape {
    public Wave {
        ShapeChecks.atLeast(0, min, "min_users");
        ShapeChecks.atLeast(min + 1, max, "max_users");
        ShapeChecks.positive(period, "period");
        ShapeChecks.positive(timeLimit, "time_limit");
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        if (elapsed.compareTo(timeLimit) >= 0) {
            return Optional.empty();
        }
        double phase = 2 * Math.PI * elapsed.toNanos() / period.toNanos();
        double height = (1 - Math.cos(phase)) / 2;
        return Optional.of(new Target((int) Math.round(min + height * ((double) max - min)), max));
    }
}
