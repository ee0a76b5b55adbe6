package dev.gryllus.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is known about a run when it starts.
///
/// @param runTime how long it shall last, if there is a limit
public record RunInfo(Instant startedAt, Optional<Duration> runTime, RunManifest manifest) {}
