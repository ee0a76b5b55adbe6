package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// How a run is to go: how many users at which time, and when it is over.
///
/// @param runTime after which the test ends by itself; counted from the start of the ramp
public record Course(LoadShape shape, Optional<Duration> runTime) {}
