package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/// Closes connections that block for too long, all of the JVM on one thread. A timer for each read, which is what a
/// time limit of a socket is on a virtual thread, costs as much as the whole rest of a request (docs/performance.md);
/// here a read writes one number, and the thread looks only as often as the nearest of them asks for.
final class Deadlines {
    static final Deadlines ALL = new Deadlines(
            Clock.system(), Thread.ofPlatform().daemon().name("deadlines").factory());

    /// A limit may be overdrawn by this much, so that ten thousand of them are not ten thousand looks.
    private static final long SHORTEST_PAUSE_NANOS = 2_000_000;

    private final Clock clock;
    private final long originNanos;
    private final Set<Deadline> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private boolean started; // guarded by this
    private volatile long wakesAtNanos = Deadline.NONE;

    /// @param threads makes the one that looks, which is started with the first deadline
    Deadlines(Clock clock, ThreadFactory threads) {
        this.clock = clock;
        this.originNanos = clock.nanoTime();
        this.thread = threads.newThread(this::watch);
    }

    /// Never negative, and so comparable without care for overflow.
    long nanoTime() {
        return clock.nanoTime() - originNanos;
    }

    /// @param close as in [Deadline]
    Deadline open(Runnable close) {
        start();
        Deadline deadline = new Deadline(this, close);
        watched.add(deadline);
        return deadline;
    }

    void forget(Deadline deadline) {
        watched.remove(deadline);
    }

    /// There is a deadline at that time: called after it is set, so that either the thread sees it in its round, or
    /// its setter sees that the thread has to be woken.
    void expect(long atNanos) {
        if (atNanos < wakesAtNanos) {
            LockSupport.unpark(thread);
        }
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private void watch() {
        while (true) {
            wakesAtNanos = Deadline.NONE; // before looking: see expect
            long now = nanoTime();
            long next = look(now);
            wakesAtNanos = next;
            if (next == Deadline.NONE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, Math.max(SHORTEST_PAUSE_NANOS, next - now));
            }
        }
    }

    /// Closes what has passed.
    ///
    /// @return the next deadline; [Deadline#NONE] if there is none
    long look(long now) {
        long next = Deadline.NONE;
        for (Deadline deadline : watched) {
            long at = deadline.atNanos();
            if (at < 0) {
                continue; // passed, and its owner has not seen it yet
            }
            if (at <= now) {
                deadline.pass(at);
            } else {
                next = Math.min(next, at);
            }
        }
        return next;
    }
}
