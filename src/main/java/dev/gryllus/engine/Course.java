package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// How a run is to go: how many users at which time, and when it is over.
///
/// @param runTime after which the test ends by itself; counted from the start of the ramp
/// @param runTimeOfFailure the same, for a shape that has failed and not answered since: nobody else would end it
public record Course(LoadShape shape, Optional<Duration> runTime, Optional<Duration> runTimeOfFailure) {

    public Course(LoadShape shape, Optional<Duration> runTime) {
        this(shape, runTime, runTime);
    }
}
