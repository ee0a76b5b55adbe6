package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// Which start comes next, while the rate may change in mid-run: the count of starts goes on from where it is, so a
/// change makes neither a burst nor a gap. For one thread at a time.
final class StartSchedule {
    private Optional<ArrivalRate> rate = Optional.empty();
    private double shift; // what our count is ahead of that of the rate
    private long next;
    private Optional<Duration> nextTime = Optional.empty();

    /// From now on this rate. After a stop the first start is due at once.
    ///
    /// @param elapsed since the run began; the rate is read at this time from now on
    void follow(ArrivalRate newRate, Duration elapsed) {
        if (rate.equals(Optional.of(newRate))) {
            return;
        }
        double count = rate.map(old -> shift + old.countAt(elapsed)).orElse((double) next);
        shift = count - newRate.countAt(elapsed);
        rate = Optional.of(newRate);
        plan();
    }

    void stop() {
        rate = Optional.empty();
        plan();
    }

    /// When the next start is due, since the run began; empty if none will be.
    Optional<Duration> nextTime() {
        return nextTime;
    }

    void advance() {
        next++;
        plan();
    }

    private void plan() {
        nextTime = rate.flatMap(present -> present.timeOf(next - shift));
    }
}
