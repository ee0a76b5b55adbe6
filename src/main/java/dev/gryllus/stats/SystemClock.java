package dev.gryllus.stats;

import java.time.Duration;
import java.time.Instant;

/// The machine's clock: `System.nanoTime`, the wall clock, and for platform threads `Thread.sleep`.
enum SystemClock implements Clock {
    INSTANCE;

    /// A carrier looks for what other threads have woken only when its own line is empty, which it never is while
    /// threads give way (docs/performance.md). From this lateness on they let the line run dry.
    private static final Duration MOST_LATENESS = Duration.ofMillis(1);

    /// Apart, so that its thread is there when it is needed for the first time, and not before.
    private static final class Virtual {
        static final Sleepers SLEEPERS = new Sleepers(
                        System::nanoTime,
                        Thread.ofPlatform()
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .name("waker")
                                .factory())
                .start();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (!duration.isPositive()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } else if (Thread.currentThread().isVirtual()) {
            Virtual.SLEEPERS.sleep(duration);
        } else {
            Thread.sleep(duration);
        }
    }

    @Override
    public Alarm alarm(Duration after, Runnable action) {
        return Virtual.SLEEPERS.alarm(after, action);
    }

    @Override
    public boolean giveWay() {
        boolean may = Thread.currentThread().isVirtual() && !Virtual.SLEEPERS.keepsWaiting(MOST_LATENESS);
        if (may) {
            Thread.yield();
        }
        return may;
    }
}
