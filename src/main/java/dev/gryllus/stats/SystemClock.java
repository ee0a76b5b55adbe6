package dev.gryllus.stats;

import java.time.Duration;
import java.time.Instant;

/// The machine's clock: `System.nanoTime`, the wall clock and `Thread.sleep`.
enum SystemClock implements Clock {
    INSTANCE;

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
        if (duration.isPositive()) {
            Thread.sleep(duration);
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
