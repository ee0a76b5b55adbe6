package dev.gryllus;

import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.event.StageListeners;
import dev.gryllus.stats.Clock;
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
    private final Clock clock;
    private final long startNanos;

    OverdueRun(Supplier<Optional<Duration>> runTime, StopSignal stopSignal, StageListeners listeners, Clock clock) {
        this.runTime = runTime;
        this.stopSignal = stopSignal;
        this.listeners = listeners;
        this.clock = clock;
        this.startNanos = clock.nanoTime();
    }

    @Override
    public void run() {
        Duration elapsed = Duration.ofNanos(clock.nanoTime() - startNanos);
        boolean overdue = runTime.get()
                .filter(time -> elapsed.compareTo(time.plus(GRACE)) >= 0)
                .isPresent();
        if (overdue && stopSignal.reason().isEmpty()) {
            stopSignal.stop(new StopReason.RunTimeReached());
            listeners.hurry();
        }
    }
}
