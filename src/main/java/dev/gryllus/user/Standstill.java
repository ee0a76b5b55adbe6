package dev.gryllus.user;

import dev.gryllus.stats.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A stretch in which load time does not pass, and who waits for its end. Each thread parks by itself: who gives up
/// waiting costs nobody else anything, while in the queue of a latch each would have to look at those before it.
final class Standstill implements LoadTime.Phase {
    private static final long UNSEEN = Long.MIN_VALUE;

    private final long behindNanos;
    private final AtomicLong beganNanos = new AtomicLong(UNSEEN);
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /// @param behindNanos how much less load time there has been until then than time of the clock
    Standstill(long behindNanos) {
        this.behindNanos = behindNanos;
    }

    @Override
    public long behindNanos() {
        return behindNanos;
    }

    /// When it began, on the clock: at the first look, which comes after it is in force. So it is not before any time
    /// that somebody has read while time still passed.
    long beganNanos(Clock clock) {
        long began = beganNanos.get();
        if (began == UNSEEN) {
            beganNanos.compareAndSet(UNSEEN, clock.nanoTime());
            began = beganNanos.get();
        }
        return began;
    }

    /// Where load time stands.
    long standsAtNanos(Clock clock) {
        return beganNanos(clock) - behindNanos;
    }

    void end() {
        over = true; // before looking who waits: so either that sees who comes, or he sees that it is over
        waiting.forEach(LockSupport::unpark);
    }

    /// Blocks until [#end].
    ///
    /// @throws InterruptedException if the thread is interrupted meanwhile
    void await() throws InterruptedException {
        Thread thread = Thread.currentThread();
        waiting.add(thread);
        try {
            while (!over) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.park(this);
            }
        } finally {
            waiting.remove(thread);
        }
    }
}
