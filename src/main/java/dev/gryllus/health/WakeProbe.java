package dev.gryllus.health;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Latencies;
import dev.gryllus.stats.LatencyRecorder;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Finds out how late simulated users go on when what they wait for has come: a virtual thread that does nothing but
/// wake, at moments fixed beforehand, and look at the clock. Whatever keeps users from running keeps it: too few
/// processors, others on the machine, garbage collection, users that do not let go of their carrier thread.
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

    WakeProbe(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.dueNanos = clock.nanoTime();
        this.thread = Thread.ofVirtual().name("gryllus-probe").unstarted(this::run);
    }

    void start() {
        plan(clock.nanoTime());
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /// The delays since the last call. For one thread at a time.
    Latencies take() {
        return delays.take();
    }

    /// How long the probe should have been awake by now: where it cannot run, this grows and no delay is told.
    Duration overdue() {
        return Duration.ofNanos(Math.max(0, clock.nanoTime() - dueNanos));
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
