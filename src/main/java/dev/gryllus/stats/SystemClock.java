package dev.gryllus.stats;

import java.time.Duration;
import java.time.Instant;

/// The machine's clock: `System.nanoTime`, the wall clock, and for platform threads `Thread.sleep`.
enum SystemClock implements Clock {
    INSTANCE;

    /// Threads that give way stay in the line of their carrier, which looks for others only when that is empty
    /// (docs/performance.md). So nobody gives way while one who was woken waits for longer.
    private static final Duration MOST_LATENESS = Duration.ofMillis(1);

    /// Apart, so that its thread is there when the first virtual thread sleeps, and not before.
    private static final class Virtual {
        static final Sleepers SLEEPERS = new Sleepers(
                        System::nanoTime,
                        Thread.ofPlatform().daemon().name("waker").factory())
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
    public void giveWay() {
        if (Thread.currentThread().isVirtual() && !Virtual.SLEEPERS.keepsWaiting(MOST_LATENESS)) {
            Thread.yield();
        }
    }
}
