package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// The way from one number of users to another, as a function of the time since it began.
///
/// Locust's steps: n = max(1, floor(rate)) users at a time, steps n/rate seconds apart, the first at once. So a
/// rate of at least the distance means all at once. Any other large rate has steps of a twentieth of that, as much
/// closer to each other: hundreds of users that begin at once, and ask at once ever after, are a jolt that nobody asked
/// for.
///
/// ```text
///  rate 2.4, from 0 to 5:   5 ┤             ╭───
///  n = 2, every 0.833 s     4 ┤      ╭──────╯
///                           2 ├──────╯
///                             └┬─────┬──────┬───
///                              0   0.833  1.667 s
/// ```
record Ramp(int from, int to, double rate) {
    /// Up to so many users a second the steps are Locust's.
    private static final double LARGE_RATE = 100;

    /// Into so many parts Locust's step is divided above it.
    private static final int PARTS = 20;

    int usersAt(Duration elapsed) {
        // In doubles: rates and times may be large, their product must not overflow.
        int moved = (int) Math.min(stepsAt(elapsed) * step(), distance());
        return from < to ? from + moved : from - moved;
    }

    boolean doneAt(Duration elapsed) {
        return usersAt(elapsed) == to;
    }

    /// How long until the number changes next; empty once the ramp is done.
    Optional<Duration> untilNextStep(Duration elapsed) {
        return doneAt(elapsed)
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) Math.ceil(stepsAt(elapsed) * stepNanos()))
                        .minus(elapsed));
    }

    private double stepsAt(Duration elapsed) {
        return Math.floor(elapsed.toNanos() / stepNanos()) + 1;
    }

    private long step() {
        boolean inParts = rate > LARGE_RATE && rate < distance();
        return Math.clamp((long) (inParts ? rate / PARTS : rate), 1, Math.max(1, distance()));
    }

    private double stepNanos() {
        return step() / rate * 1e9;
    }

    private long distance() {
        return Math.abs((long) to - from);
    }
}
