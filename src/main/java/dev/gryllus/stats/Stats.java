package dev.gryllus.stats;

import org.HdrHistogram.Histogram;

/// The live statistics of a run, and the only place where requests are counted.
///
/// [#request] and [#exception] are called by every user's thread; they look up a map and add to atomics.
/// [#snapshot] and [#reset] may be called by any thread and exclude each other. A reset starts a new epoch with
/// empty tallies instead of zeroing counters under the writers' feet.
public final class Stats implements Recorder {
    private final Clock clock;
    private final Limits limits;
    private final Histogram scratch = LiveTally.newScratch();
    private volatile Tallies current;

    public Stats(Clock clock) {
        this(clock, Limits.DEFAULT);
    }

    public Stats(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.current = new Tallies(0, clock, limits);
    }

    @Override
    public void request(RequestEvent event) {
        current.request(event);
    }

    @Override
    public void exception(ScriptError error) {
        current.exception(error);
    }

    @Override
    public void starts(String userType, Starts more) {
        current.starts(userType, more);
    }

    /// What has been counted until now. Events being recorded at this moment may appear only in the next snapshot.
    ///
    /// @param users how many users are running now
    public synchronized StatsSnapshot snapshot(int users) {
        return current.freeze(users, scratch);
    }

    /// Forgets everything counted so far and begins the next epoch now.
    public synchronized void reset() {
        current = new Tallies(current.epoch() + 1, clock, limits);
    }
}
