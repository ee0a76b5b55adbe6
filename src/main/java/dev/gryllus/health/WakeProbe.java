package dev.gryllus.health;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.LatencyRecorder;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Finds out how late a thread goes on when what it waits for has come: one that does nothing but wake, at moments
/// fixed beforehand, and look at the clock. There are two of them. One is a virtual thread, as the simulated users are:
/// whatever keeps users from running keeps it, too few processors, others on the machine, garbage collection, users
/// that do not let go of their carrier thread. The other is a platform thread, which all of this keeps but the last: so
/// the two together tell who it was.
///
/// The moments are those of a Poisson process, so that they fall on each state of the process as often as it is there
/// (PASTA: R. W. Wolff, "Poisson Arrivals See Time Averages", Operations Research 30/2, 1982). They do not wait for the
/// probe: after a stop of a second it has missed a hundred of them, and each counts with its own delay.
final class WakeProbe {
    /// Between two moments, on average.
    static final Duration MEAN_GAP = Duration.ofMillis(10);

    private final Clock clock;
    private final RandomGenerator random;
    private final LatencyRecorder delays = new LatencyRecorder();
    private final Thread thread;
    private volatile long dueNanos; // written by the probe alone

    /// @param random two probes with equal ones, started at the same moment, have the same moments
    WakeProbe(Clock clock, RandomGenerator random, Thread.Builder kind) {
        this.clock = clock;
        this.random = random;
        this.dueNanos = clock.nanoTime();
        this.thread = kind.unstarted(this::run);
    }

    /// @param now where its moments begin
    void start(long now) {
        plan(now);
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /// What was seen since the last call. Where the probe cannot run, no delay is told, and the time grows for which it
    /// should have been awake. For one thread at a time.
    Lateness take() {
        Duration overdue = Duration.ofNanos(Math.max(0, clock.nanoTime() - dueNanos));
        return new Lateness(delays.take(), overdue);
    }

    private void run() {
        try {
            while (true) {
                clock.sleep(Duration.ofNanos(dueNanos - clock.nanoTime()));
                count();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by stop(): the thread ends here
        }
    }

    /// Counts all moments until now.
    void count() {
        long now = clock.nanoTime();
        while (now - dueNanos >= 0) {
            delays.record(Duration.ofNanos(now - dueNanos));
            plan(dueNanos);
        }
    }

    /// The next moment.
    private void plan(long from) {
        dueNanos = from + (long) (random.nextExponential() * MEAN_GAP.toNanos());
    }
}
