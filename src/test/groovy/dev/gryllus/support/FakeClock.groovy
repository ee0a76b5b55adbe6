package dev.gryllus.support

import dev.gryllus.stats.Alarm
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

    /** The present as the kernel tells it. */
    long getEpochNanos() {
        now().with { it.epochSecond * 1_000_000_000 + it.nano }
    }

    @Override
    void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException()
        }
        slept << duration
        advance(duration)
    }

    /** Rings when a thread of its own has slept, which moves the clock. */
    @Override
    Alarm alarm(Duration after, Runnable action) {
        def bell = new Bell(after: after, action: action)
        def thread = Thread.ofVirtual().unstarted {
            sleep(after)
            bell.ring()
        }
        sleepsInstead(thread)
        thread.start()
        bell
    }

    /** The thread, which has not begun, is going to sleep in place of the calling one. */
    protected void sleepsInstead(Thread thread) {}

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
