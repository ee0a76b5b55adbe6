package dev.gryllus;

import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.event.StageListeners;
import dev.gryllus.user.LoadTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Ends a run whose time is over, where the runner cannot: it waits for a listener of `test_start` or
/// `spawning_complete`. For the watchdog's thread.
final class OverdueRun implements Runnable {
    /// The runner sees the end of its time much sooner.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Supplier<Optional<Duration>> runTime;
    private final StopSignal stopSignal;
    private final StageListeners listeners;
    private final LoadTime time;
    private final long startNanos;

    OverdueRun(Supplier<Optional<Duration>> runTime, StopSignal stopSignal, StageListeners listeners, LoadTime time) {
        this.runTime = runTime;
        this.stopSignal = stopSignal;
        this.listeners = listeners;
        this.time = time;
        this.startNanos = time.nanoTime();
    }

    @Override
    public void run() {
        Duration elapsed = Duration.ofNanos(time.nanoTime() - startNanos);
        boolean overdue = runTime.get()
                .filter(limit -> elapsed.compareTo(limit.plus(GRACE)) >= 0)
                .isPresent();
        if (overdue && stopSignal.reason().isEmpty()) {
            stopSignal.stop(new StopReason.RunTimeReached());
            listeners.hurry();
        }
    }
}
