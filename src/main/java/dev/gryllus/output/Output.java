package dev.gryllus.output;

import java.io.IOException;

/// One way of telling people how a run goes. Called by a [Reporter], never by two threads at once.
///
/// An `IOException` ends the ticks of this output, not the run: it is said once in the log, and [#finish] is tried
/// nevertheless, even after a failed [#start].
public interface Output {
    /// What it is and where it writes, for messages: `CSV files results_*.csv`.
    String name();

    default void start(RunInfo info) throws IOException {}

    /// Called at the start and then each second.
    void tick(Progress progress) throws IOException;

    /// Called once, with the figures that all outputs finish with.
    void finish(Progress progress) throws IOException;
}
