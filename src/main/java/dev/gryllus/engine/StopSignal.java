package dev.gryllus.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks a run to end. Safe for any number of threads; the first reason wins, later ones are ignored.
public final class StopSignal {
    private final AtomicReference<StopReason> reason = new AtomicReference<>();

    public void stop(StopReason why) {
        reason.compareAndSet(null, why);
    }

    /// Why the run ends, once that is known.
    public Optional<StopReason> reason() {
        return Optional.ofNullable(reason.get());
    }
}
