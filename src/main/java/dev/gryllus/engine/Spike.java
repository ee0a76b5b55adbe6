package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// An even load with one sudden peak.
///
/// ```text
///  peak ┤       ╭────╮
///       │       │    │
///  base ┼───────╯    ╰───────
///       └┬──────┬────┬──────┬
///        0    start  │      time limit
///                  start + length
/// ```
///
/// @param base users before and after, 0 or more
/// @param peak users in between, more than `base`
/// @param start when the peak begins
/// @param length of the peak; it ends before the time limit
/// @param spawnRate up and down
/// @param timeLimit after which the test is over
public record Spike(int base, int peak, Duration start, Duration length, double spawnRate, Duration timeLimit)
        implements LoadShape {
    public Spike {
        ShapeChecks.atLeast(0, base, "base_users");
        ShapeChecks.atLeast(base + 1, peak, "peak_users");
        ShapeChecks.notNegative(start, "spike_start");
        ShapeChecks.positive(length, "spike_duration");
        ShapeChecks.rate(spawnRate);
        if (timeLimit.compareTo(start.plus(length)) < 0) {
            throw new IllegalArgumentException("time_limit must be "
                    + start.plus(length).toMillis() / 1e3 + " seconds or more: before that the spike is not over");
        }
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        if (elapsed.compareTo(timeLimit) >= 0) {
            return Optional.empty();
        }
        boolean high = elapsed.compareTo(start) >= 0 && elapsed.compareTo(start.plus(length)) < 0;
        return Optional.of(new Target(high ? peak : base, spawnRate));
    }
}
