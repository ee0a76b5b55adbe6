package dev.gryllus;

import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import java.util.Optional;

/// Keeps what was reported last, for scripts that ask what happens at present. Written by the reporter, read by any
/// thread.
final class LatestProgress implements Output {
    private volatile Optional<Progress> latest = Optional.empty();

    Optional<Progress> latest() {
        return latest;
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
