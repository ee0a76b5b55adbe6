package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// Two bell-shaped peaks, at one and at two thirds of the time, as of a day with two rush hours. Each second goes to
/// the curve at once.
///
/// ```text
///  second ┤                 ╭─╮
///  first  ┤       ╭─╮      ╱   ╲
///         │      ╱   ╲    ╱     ╲
///  min    ┼─────╯     ╰──╯       ╰─────
///         └┬───────┬───────┬───────┬
///          0      1/3     2/3   time limit
/// ```
///
/// @param min users, 0 or more
/// @param firstPeak users at the first peak, more than `min`
/// @param secondPeak users at the second peak, more than `min`
/// @param timeLimit after which the test is over
public record DoubleWave(int min, int firstPeak, int secondPeak, Duration timeLimit) implements LoadShape {
    /// How wide the peaks are: at this part of the time beside its middle, a bell is down to 1/e of its height.
    private static final double WIDTH = 1 / 15d;

    public DoubleWave {
        ShapeChecks.atLeast(0, min, "min_users");
        ShapeChecks.atLeast(min + 1, firstPeak, "peak_one_users");
        ShapeChecks.atLeast(min + 1, secondPeak, "peak_two_users");
        ShapeChecks.positive(timeLimit, "time_limit");
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        if (elapsed.compareTo(timeLimit) >= 0) {
            return Optional.empty();
        }
        double part = (double) elapsed.toNanos() / timeLimit.toNanos();
        double users = min + bell(part, 1 / 3d) * (firstPeak - min) + bell(part, 2 / 3d) * (secondPeak - min);
        return Optional.of(new Target((int) Math.round(users), Math.max(firstPeak, secondPeak)));
    }

    private static double bell(double at, double middle) {
        double distance = (at - middle) / WIDTH;
        return Math.exp(-distance * distance);
    }
}
