package dev.gryllus.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks a run to end. Safe for any number of threads; the first reason wins, later ones are ignored. A crash is
/// remembered in any case: it decides how the process ends, also where it comes too late to be the reason.
public final class StopSignal {
    private final AtomicReference<StopReason> reason = new AtomicReference<>();
    private final AtomicReference<StopReason.Crashed> crash = new AtomicReference<>();

    public void stop(StopReason why) {
        reason.compareAndSet(null, why);
        if (why instanceof StopReason.Crashed crashed) {
            crash.compareAndSet(null, crashed);
        }
    }

    /// Why the run ends, once that is known.
    public Optional<StopReason> reason() {
        return Optional.ofNullable(reason.get());
    }

    /// The first crash, if there was one.
    public Optional<StopReason.Crashed> crash() {
        return Optional.ofNullable(crash.get());
    }
}
