package dev.gryllus.user;

import dev.gryllus.stats.Alarm;
import dev.gryllus.stats.Clock;
import java.time.Duration;

/// The time that the load of a test goes by: it stands still while the test is paused. Wait times, schedules, ramps,
/// shapes and the limit of the run are read on it, so none of them notices a pause; what requests take is not.
///
/// Safe for any number of threads, and never goes back, whichever of them look. Where nothing is paused it costs one
/// volatile read beside the clock.
public final class LoadTime {
    /// A stretch in which time passes, or one in which it does not.
    sealed interface Phase permits Passing, Standstill {
        /// How much less load time there has been than time of the clock, until it began.
        long behindNanos();
    }

    /// @param sinceNanos of load time, when it began
    record Passing(long sinceNanos, long behindNanos) implements Phase {
        long at(long clockNanos) {
            long passed = clockNanos - behindNanos;
            return passed - sinceNanos < 0 ? sinceNanos : passed;
        }
    }

    private final Clock clock;
    private volatile Phase phase; // written with the lock of this

    public LoadTime(Clock clock) {
        this.clock = clock;
        this.phase = new Passing(clock.nanoTime(), 0);
    }

    /// Monotonic nanoseconds, for intervals.
    public long nanoTime() {
        long now = clock.nanoTime(); // first: a phase that begins after this look has begun later
        return switch (phase) {
            case Passing passing -> passing.at(now);
            case Standstill pause -> pause.standsAtNanos(clock);
        };
    }

    /// Time stands still from now on; without effect where it does already.
    ///
    /// @return whether this began a pause
    public synchronized boolean pause() {
        if (isPaused()) {
            return false;
        }
        Standstill pause = new Standstill(phase.behindNanos());
        phase = pause;
        pause.beganNanos(clock);
        return true;
    }

    /// Time goes on; without effect where it does already.
    ///
    /// @return whether this ended a pause
    public synchronized boolean resume() {
        if (!(phase instanceof Standstill pause)) {
            return false;
        }
        phase = new Passing(pause.standsAtNanos(clock), pause.behindNanos() + soFar(pause));
        pause.end();
        return true;
    }

    private long soFar(Standstill pause) {
        long began = pause.beganNanos(clock); // first, as it may be this look that fixes it
        return clock.nanoTime() - began;
    }

    public boolean isPaused() {
        return phase instanceof Standstill;
    }

    /// How long all pauses have taken until now.
    public Duration paused() {
        Phase present = phase;
        long open = present instanceof Standstill pause ? soFar(pause) : 0;
        return Duration.ofNanos(present.behindNanos() + open);
    }

    /// Blocks while time stands still.
    ///
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public void awaitRunning() throws InterruptedException {
        while (phase instanceof Standstill pause) {
            pause.await();
        }
    }

    /// An alarm for when so much time has passed, if there is no pause until then; else it comes too early.
    Alarm alarm(Duration after, Runnable action) {
        return clock.alarm(after, action);
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
            if (present instanceof Standstill pause) {
                pause.await();
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
