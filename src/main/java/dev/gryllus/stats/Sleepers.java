package dev.gryllus.stats;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Virtual threads that sleep, and the one thread that wakes them. `Thread.sleep` has a timer thread as well, but wakes
/// it for each sleep that begins, and lets a carrier run a task for each that ends, which then wakes the sleeper: a
/// fifth of the processor time of a user who waits between requests (docs/performance.md). Here the thread wakes for
/// those who are due, and otherwise only for one who is to be woken before all others.
///
/// Who begins to sleep is put on a pile, and sorted in by the thread that wakes, when it next does. Nothing here points
/// from a sleep that is over to a later one: such chains (the nodes of a concurrent sorted set are one) keep everything
/// alive that comes after a link which has grown old in the heap.
final class Sleepers {
    /// When nobody sleeps.
    static final long NONE = Long.MAX_VALUE;

    /// Longer than anybody waits, and short enough to be added to the time.
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private static final long AFTER_OUT_OF_MEMORY_NANOS = 10_000_000;

    private final LongSupplier clock;
    private final long originNanos;
    private final AtomicReference<Sleeper> arrived = new AtomicReference<>(); // the top of the pile, or null
    private final AtomicInteger gaveUp = new AtomicInteger(); // roughly, of those who are sorted in
    private final PriorityQueue<Sleeper> asleep; // belongs to the thread that wakes
    private final Canary<Sleeper> canary;
    private final Thread waker;
    private volatile long wakesAtNanos = NONE;

    /// @param clock monotonic nanoseconds
    /// @param threads makes the one that wakes; whoever makes these starts it, by [#start]
    Sleepers(LongSupplier clock, ThreadFactory threads) {
        this(clock, threads, new PriorityQueue<>(), new Canary<>());
    }

    /// @param asleep where those are kept who sleep; empty
    /// @param canary follows nobody yet
    Sleepers(LongSupplier clock, ThreadFactory threads, PriorityQueue<Sleeper> asleep, Canary<Sleeper> canary) {
        this.clock = clock;
        this.asleep = asleep;
        this.canary = canary;
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
        Sleeper sleeper = new Sleeper(Thread.currentThread(), nanoTime() + nanos);
        arrive(sleeper, sleeper);
        if (sleeper.dueNanos < wakesAtNanos) { // read after arriving: see wake
            LockSupport.unpark(waker);
        }
        try {
            while (!sleeper.over) {
                if (Thread.interrupted()) {
                    sleeper.over = true;
                    gaveUp.incrementAndGet();
                    throw new InterruptedException();
                }
                LockSupport.park(this);
            }
        } finally {
            canary.runs(sleeper);
        }
    }

    /// Whether someone who was woken has waited for longer than that to run. Asked at each request: mostly nobody is
    /// followed, and the clock need not be read.
    boolean keepsWaiting(Duration most) {
        return canary.isFollowing() && canary.waitsLongerThan(most.toNanos(), nanoTime());
    }

    /// @param bottom the last of those below `top`
    private void arrive(Sleeper top, Sleeper bottom) {
        do {
            bottom.below = arrived.getPlain();
        } while (!arrived.compareAndSet(bottom.below, top));
    }

    private void wake() {
        while (true) {
            wakesAtNanos = NONE; // before looking: so either it sees who begins to sleep, or is woken by him
            try {
                long next = wakeDue(nanoTime());
                wakesAtNanos = next;
                if (next == NONE) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, next - nanoTime());
                }
            } catch (OutOfMemoryError e) {
                // The users that it ends tell of it. Those who sleep are not to sleep for ever because of it.
                LockSupport.parkNanos(this, AFTER_OUT_OF_MEMORY_NANOS);
            }
        }
    }

    /// Wakes those whose time is over. For the one thread.
    ///
    /// @return when the next one is due; [#NONE] if nobody sleeps
    long wakeDue(long nowNanos) {
        sortIn();
        for (Sleeper first = asleep.peek(); first != null; first = asleep.peek()) {
            if (first.dueNanos > nowNanos) {
                return first.dueNanos;
            }
            asleep.remove();
            wake(first);
        }
        return NONE;
    }

    private void wake(Sleeper one) {
        if (!canary.isFollowing()) {
            canary.follow(one, nanoTime());
        }
        if (one.over) { // looked at after following: one that gave up before that has not told the canary
            canary.runs(one);
        } else {
            one.over = true;
            LockSupport.unpark(one.thread);
        }
    }

    private void sortIn() {
        Sleeper next = arrived.getAndSet(null);
        try {
            while (next != null) {
                asleep.add(next);
                Sleeper below = next.below;
                next.below = null;
                next = below;
            }
        } finally {
            if (next != null) { // no memory for more
                arrive(next, bottomOf(next));
            }
        }
        if (gaveUp.get() > asleep.size() / 2) {
            gaveUp.set(0);
            asleep.removeIf(sleeper -> sleeper.over);
        }
    }

    private static Sleeper bottomOf(Sleeper top) {
        Sleeper bottom = top;
        while (bottom.below != null) {
            bottom = bottom.below;
        }
        return bottom;
    }

    /// For the thread that wakes: how many it has to remember.
    int size() {
        sortIn();
        return asleep.size();
    }

    /// One sleep of one thread.
    static final class Sleeper implements Comparable<Sleeper> {
        private final Thread thread;
        private final long dueNanos;
        private Sleeper below; // on the pile: who came before, or null
        private volatile boolean over;

        Sleeper(Thread thread, long dueNanos) {
            this.thread = thread;
            this.dueNanos = dueNanos;
        }

        @Override
        public int compareTo(Sleeper other) {
            return Long.compare(dueNanos, other.dueNanos);
        }
    }
}
