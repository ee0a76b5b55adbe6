package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.LoadTime;
import java.util.List;

/// What a [Runner] needs beside the test.
///
/// @param stopSignal ends the run from outside; the run sets it too, when it ends by itself
/// @param time that the load goes by, and stands still while the run is paused
/// @param recorder where faults of the shape are counted
public record RunContext(
        StopSignal stopSignal, Clock clock, LoadTime time, Recorder recorder, List<RunListener> listeners) {
    public RunContext {
        listeners = List.copyOf(listeners);
    }

    /// For a run that is never paused: its workers would not know.
    public RunContext(StopSignal stopSignal, Clock clock, Recorder recorder, List<RunListener> listeners) {
        this(stopSignal, clock, new LoadTime(clock), recorder, listeners);
    }
}
