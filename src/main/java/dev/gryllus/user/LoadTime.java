package dev.gryllus.user;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The time that the load of a test goes by: it stands still while the test is paused. Wait times, schedules, ramps,
/// shapes and the limit of the run are read on it, so none of them notices a pause; what requests take is not.
///
/// Safe for any number of threads. Where nothing is paused it costs one volatile read beside the clock.
public final class LoadTime {
    /// A stretch in which time passes, or one in which it does not.
    ///
    /// @param sinceNanos of load time, when it began
    /// @param behindNanos how much less load time there has been than time of the clock
    /// @param end opened at the end of a pause; empty while time passes
    private record Phase(long sinceNanos, long behindNanos, Optional<CountDownLatch> end) {
        boolean isPause() {
            return end.isPresent();
        }
    }

    private final Clock clock;
    private volatile Phase phase; // written with the lock of this
    private long pausedAtNanos; // of the clock; guarded by this

    public LoadTime(Clock clock) {
        this.clock = clock;
        this.phase = new Phase(clock.nanoTime(), 0, Optional.empty());
    }

    /// Monotonic nanoseconds, for intervals.
    public long nanoTime() {
        long now = clock.nanoTime(); // first: a phase that begins after this look has begun later
        Phase present = phase;
        long passed = now - present.behindNanos;
        return present.isPause() || passed - present.sinceNanos < 0 ? present.sinceNanos : passed;
    }

    /// Time stands still from now on; without effect where it does already.
    ///
    /// @return whether this began a pause
    public synchronized boolean pause() {
        if (phase.isPause()) {
            return false;
        }
        pausedAtNanos = clock.nanoTime();
        phase = new Phase(pausedAtNanos - phase.behindNanos, phase.behindNanos, Optional.of(new CountDownLatch(1)));
        return true;
    }

    /// Time goes on; without effect where it does already.
    ///
    /// @return whether this ended a pause
    public synchronized boolean resume() {
        Phase pause = phase;
        if (!pause.isPause()) {
            return false;
        }
        phase = new Phase(pause.sinceNanos, pause.behindNanos + clock.nanoTime() - pausedAtNanos, Optional.empty());
        pause.end.orElseThrow().countDown();
        return true;
    }

    public boolean isPaused() {
        return phase.isPause();
    }

    /// How long all pauses have taken until now.
    public synchronized Duration paused() {
        long open = phase.isPause() ? clock.nanoTime() - pausedAtNanos : 0;
        return Duration.ofNanos(phase.behindNanos + open);
    }

    /// Blocks while time stands still.
    ///
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public void awaitRunning() throws InterruptedException {
        for (Phase present = phase; present.isPause(); present = phase) {
            present.end.orElseThrow().await();
        }
    }

    /// Sleeps until so much time has passed since then.
    ///
    /// @return false if it had already
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public boolean sleep(long sinceNanos, Duration length) throws InterruptedException {
        Duration left = length.minusNanos(nanoTime() - sinceNanos);
        boolean sleeps = left.isPositive();
        while (left.isPositive()) {
            Phase present = phase;
            if (present.isPause()) {
                awaitRunning();
            } else {
                clock.sleep(left);
                if (phase == present) {
                    return true;
                }
            }
            left = length.minusNanos(nanoTime() - sinceNanos);
        }
        return sleeps;
    }
}
