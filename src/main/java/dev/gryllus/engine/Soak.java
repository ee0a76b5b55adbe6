package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// Up in a given time, a long while at the top, down in a given time. The test ends at the foot.
///
/// ```text
///  users ┤     ╭──────────────────╮
///        │    ╱                    ╲
///        │   ╱                      ╲
///      0 ┼──╯                        ╰
///        └┬────┬──────────────────┬───┬
///         0    up               hold  down
/// ```
///
/// @param users at the top, 1 or more
/// @param up the time from nobody to all; zero starts all at once
/// @param hold how long all of them run
/// @param down the time from all to nobody; zero ends all at once
public record Soak(int users, Duration up, Duration hold, Duration down) implements LoadShape {
    public Soak {
        ShapeChecks.atLeast(1, users, "users");
        ShapeChecks.notNegative(up, "ramp_up");
        ShapeChecks.positive(hold, "hold");
        ShapeChecks.notNegative(down, "ramp_down");
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        Duration descent = up.plus(hold);
        if (elapsed.compareTo(descent) < 0) {
            return Optional.of(new Target(users, rateOf(up)));
        }
        return elapsed.compareTo(descent.plus(down)) < 0 ? Optional.of(new Target(0, rateOf(down))) : Optional.empty();
    }

    /// Users per second that take this long for all.
    private double rateOf(Duration ramp) {
        return ramp.isZero() ? users : users * 1e9 / ramp.toNanos();
    }
}
