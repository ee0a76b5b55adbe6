package dev.gryllus.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// What is known about a run when it starts.
///
/// @param runTime how long it shall last, if there is a limit
/// @param manifest may take long, so only who writes it down asks for it, and not at the start; the same each time
public record RunInfo(Instant startedAt, Optional<Duration> runTime, Supplier<RunManifest> manifest) {}
