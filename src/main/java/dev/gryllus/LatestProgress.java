package dev.gryllus;

import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.stats.StatsSnapshot;
import java.util.Optional;

/// Keeps what was reported last, for scripts that ask what happens at present. Written by the reporter, read by any
/// thread.
final class LatestProgress implements Output {
    private volatile Optional<Progress> latest = Optional.empty();

    Optional<Progress> latest() {
        return latest;
    }

    /// After a reset: there is nothing recent in it.
    void become(StatsSnapshot total) {
        latest = Optional.of(new Progress(total, total.minus(total)));
    }

    @Override
    public String name() {
        return "figures for scripts";
    }

    @Override
    public void tick(Progress progress) {
        latest = Optional.of(progress);
    }

    @Override
    public void finish(Progress progress) {
        latest = Optional.of(progress);
    }
}
