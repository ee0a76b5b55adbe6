package dev.gryllus.support

import dev.gryllus.stats.Clock
import java.time.Duration
import java.time.Instant

/** A clock that stands still until a spec moves it. Sleeping on it moves it: the one sleeper of a spec is never late. */
class FakeClock implements Clock {
    static final Instant ORIGIN = Instant.parse('2026-01-01T00:00:00Z')

    private long nanos = 1_000_000_007L
    private final long born = nanos
    final List<Duration> slept = [].asSynchronized()
    /** How often someone gave way. */
    int turns
    /** Whether giving way is refused. */
    boolean crowded

    @Override
    synchronized long nanoTime() {
        nanos
    }

    @Override
    synchronized Instant now() {
        ORIGIN + elapsed()
    }

    @Override
    void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException()
        }
        slept << duration
        advance(duration)
    }

    @Override
    synchronized boolean giveWay() {
        turns += crowded ? 0 : 1
        !crowded
    }

    synchronized void advance(Duration duration) {
        if (duration.positive) {
            nanos += duration.toNanos()
        }
    }

    synchronized Duration elapsed() {
        Duration.ofNanos(nanos - born)
    }
}
