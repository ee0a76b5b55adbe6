package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When a run ends by itself, counted from the start of its ramp. Changed by the runner's thread; the time may be read
/// by any.
final class TimeLimit {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    private final Optional<Duration> ofFailure;
    private volatile Optional<Duration> time;

    TimeLimit(Course course) {
        this.time = course.runTime();
        this.ofFailure = course.runTimeOfFailure();
    }

    Optional<Duration> time() {
        return time;
    }

    void tell() {
        time.ifPresentOrElse(
                limit -> LOG.info("Run time limit set to {} seconds", limit.toSeconds()),
                () -> LOG.info("No run time limit set, use CTRL+C to interrupt"));
    }

    /// Another limit, counted from now; empty for none.
    void change(Duration elapsed, Optional<Duration> fromNow) {
        time = fromNow.map(elapsed::plus);
        fromNow.ifPresentOrElse(
                limit -> LOG.info("Run time limit set to {} seconds from now", limit.toSeconds()),
                () -> LOG.info("The run time has no limit any more"));
    }

    /// @param shapeFails whether the shape has failed and not answered since: nobody else would end the run
    boolean isReached(Duration elapsed, boolean shapeFails) {
        return (shapeFails ? ofFailure : time)
                .filter(limit -> elapsed.compareTo(limit) >= 0)
                .isPresent();
    }
}
