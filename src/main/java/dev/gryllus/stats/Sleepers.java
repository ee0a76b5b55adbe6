package dev.gryllus.stats;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Virtual threads that sleep, and the one thread that wakes them. `Thread.sleep` has a timer thread as well, but wakes
/// it for each sleep that begins, and lets a carrier run a task for each that ends, which then wakes the sleeper: a
/// fifth of the processor time of a user who waits between requests (docs/performance.md). Here the thread wakes for
/// those who are due, and otherwise only for one who is to be woken before all others.
final class Sleepers {
    /// When nobody sleeps.
    static final long NONE = Long.MAX_VALUE;

    /// Longer than anybody waits, and short enough to be added to the time.
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final LongSupplier clock;
    private final long originNanos;
    private final NavigableSet<Sleeper> asleep = new ConcurrentSkipListSet<>();
    private final AtomicLong count = new AtomicLong();
    private final Thread waker;
    private volatile long wakesAtNanos = NONE;

    /// @param clock monotonic nanoseconds
    /// @param threads makes the one that wakes; whoever makes these starts it, by [#start]
    Sleepers(LongSupplier clock, ThreadFactory threads) {
        this.clock = clock;
        this.originNanos = clock.getAsLong();
        this.waker = threads.newThread(this::wake);
    }

    Sleepers start() {
        waker.start();
        return this;
    }

    /// Never negative, and so comparable without care for overflow.
    long nanoTime() {
        return clock.getAsLong() - originNanos;
    }

    /// For virtual threads. A longer time than a man's life is that.
    ///
    /// @throws InterruptedException if the thread is interrupted before or while it sleeps
    void sleep(Duration duration) throws InterruptedException {
        long nanos = Math.min(FOREVER, TimeUnit.NANOSECONDS.convert(duration));
        Sleeper sleeper = new Sleeper(Thread.currentThread(), nanoTime() + nanos, count.getAndIncrement());
        asleep.add(sleeper);
        if (sleeper.dueNanos < wakesAtNanos) { // read after adding: see wake
            LockSupport.unpark(waker);
        }
        while (!sleeper.woken) {
            if (Thread.interrupted()) {
                asleep.remove(sleeper);
                throw new InterruptedException();
            }
            LockSupport.park(this);
        }
    }

    private void wake() {
        while (true) {
            wakesAtNanos = NONE; // before looking: so either it sees who begins to sleep, or is woken by him
            long now = nanoTime();
            long next = wakeDue(now);
            wakesAtNanos = next;
            if (next == NONE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, next - now);
            }
        }
    }

    /// Wakes those whose time is over. For the one thread.
    ///
    /// @return when the next one is due; [#NONE] if nobody sleeps
    long wakeDue(long nowNanos) {
        for (Sleeper first : asleep) {
            if (first.dueNanos > nowNanos) {
                return first.dueNanos;
            }
            asleep.remove(first);
            first.woken = true;
            LockSupport.unpark(first.thread);
        }
        return NONE;
    }

    int size() {
        return asleep.size();
    }

    /// One sleep of one thread. Two that are due at the same time are told apart by their numbers.
    private static final class Sleeper implements Comparable<Sleeper> {
        private final Thread thread;
        private final long dueNanos;
        private final long number;
        private volatile boolean woken;

        Sleeper(Thread thread, long dueNanos, long number) {
            this.thread = thread;
            this.dueNanos = dueNanos;
            this.number = number;
        }

        @Override
        public int compareTo(Sleeper other) {
            int earlier = Long.compare(dueNanos, other.dueNanos);
            return earlier != 0 ? earlier : Long.compare(number, other.number);
        }
    }
}
