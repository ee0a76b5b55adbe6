package dev.gryllus.support

import java.time.Duration
import java.util.concurrent.ConcurrentHashMap

/**
 * A clock that stands still until a spec moves it; whoever sleeps on it wakes when it has come far enough. A thread
 * sleeps from the time that it has seen last: a step between its look at the clock and its sleep is not lost.
 */
class SteppedClock extends FakeClock {
    private final Map<Thread, Long> seen = new ConcurrentHashMap<>()

    @Override
    synchronized long nanoTime() {
        long now = super.nanoTime()
        seen[Thread.currentThread()] = now
        now
    }

    @Override
    synchronized void sleep(Duration duration) throws InterruptedException {
        long end = seen.getOrDefault(Thread.currentThread(), super.nanoTime()) + duration.toNanos()
        while (super.nanoTime() < end) {
            wait()
        }
    }

    @Override
    protected synchronized void sleepsInstead(Thread thread) {
        seen[thread] = seen.getOrDefault(Thread.currentThread(), super.nanoTime())
    }

    @Override
    synchronized void advance(Duration duration) {
        super.advance(duration)
        notifyAll()
    }
}
