package dev.gryllus.stats;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Virtual threads that sleep, and alarms: the one thread here wakes and rings them. `Thread.sleep` has a timer thread
/// as well, but wakes it for each sleep that begins, and lets a carrier run a task for each that ends, which then wakes
/// the sleeper: a fifth of the processor time of a user who waits between requests (docs/performance.md). Here the
/// thread wakes for those who are due, and otherwise only for one who is to be woken before all others.
///
/// What begins is put on a pile, and sorted in by the thread that wakes, when it next does. Nothing here points
/// from one that is over to a later one: such chains (the nodes of a concurrent sorted set are one) keep everything
/// alive that comes after a link which has grown old in the heap.
final class Sleepers {
    /// When nobody sleeps.
    static final long NONE = Long.MAX_VALUE;

    /// Longer than anybody waits, and short enough to be added to the time.
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private static final long AFTER_OUT_OF_MEMORY_NANOS = 10_000_000;

    private final LongSupplier clock;
    private final long originNanos;
    private final AtomicReference<Due> arrived = new AtomicReference<>(); // the top of the pile, or null
    private final AtomicInteger gaveUp = new AtomicInteger(); // roughly, of those who are sorted in
    private final PriorityQueue<Due> asleep; // belongs to the thread that wakes
    private final Canary<Due> canary;
    private final Thread waker;
    private volatile long wakesAtNanos = NONE;

    /// @param clock monotonic nanoseconds
    /// @param threads makes the one that wakes; whoever makes these starts it, by [#start]
    Sleepers(LongSupplier clock, ThreadFactory threads) {
        this(clock, threads, new PriorityQueue<>(), new Canary<>());
    }

    /// @param asleep where all are kept that are not due yet; empty
    /// @param canary follows nobody yet
    Sleepers(LongSupplier clock, ThreadFactory threads, PriorityQueue<Due> asleep, Canary<Due> canary) {
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
        Sleeper sleeper = new Sleeper(Thread.currentThread(), dueAfter(duration));
        await(sleeper);
        try {
            while (!sleeper.isOver()) {
                if (Thread.interrupted()) {
                    giveUp(sleeper);
                    throw new InterruptedException();
                }
                LockSupport.park(this);
            }
        } finally {
            canary.runs(sleeper);
        }
    }

    /// For any thread, as [Clock#alarm].
    Alarm alarm(Duration after, Runnable action) {
        Bell bell = new Bell(action, dueAfter(after), true);
        await(bell);
        return bell;
    }

    private long dueAfter(Duration duration) {
        return nanoTime() + Math.clamp(TimeUnit.NANOSECONDS.convert(duration), 0, FOREVER);
    }

    private void await(Due one) {
        arrive(one, one);
        if (one.dueNanos < wakesAtNanos) { // read after arriving: see wake
            LockSupport.unpark(waker);
        }
    }

    /// @return whether it was not over before
    private boolean giveUp(Due one) {
        boolean did = one.end();
        if (did) {
            gaveUp.incrementAndGet();
        }
        return did;
    }

    /// Whether someone who was woken has waited for longer than that to run. Asked at each request: mostly nobody is
    /// followed, and the clock need not be read.
    boolean keepsWaiting(Duration most) {
        return canary.isFollowing() && canary.waitsLongerThan(most.toNanos(), nanoTime());
    }

    /// @param bottom the last of those below `top`
    private void arrive(Due top, Due bottom) {
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
        for (Due first = asleep.peek(); first != null; first = asleep.peek()) {
            if (first.dueNanos > nowNanos) {
                return first.dueNanos;
            }
            asleep.remove();
            switch (first) {
                case Sleeper sleeper -> wake(sleeper);
                case Bell bell -> ring(bell);
            }
        }
        return NONE;
    }

    private void wake(Sleeper one) {
        follow(one);
        if (one.end()) { // after following: one that gave up before that has not told the canary
            LockSupport.unpark(one.thread);
        } else {
            canary.runs(one);
        }
    }

    private void ring(Bell bell) {
        if (bell.end()) {
            if (bell.isHeard) {
                follow(bell);
            }
            try {
                bell.action.run();
            } catch (OutOfMemoryError e) {
                canary.runs(bell);
                bell.revive();
                arrive(bell, bell);
                throw e;
            }
        }
    }

    private void follow(Due one) {
        if (!canary.isFollowing()) {
            canary.follow(one, nanoTime());
        }
    }

    private void sortIn() {
        Due next = arrived.getAndSet(null);
        try {
            while (next != null) {
                asleep.add(next);
                Due below = next.below;
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
            asleep.removeIf(Due::isOver);
        }
    }

    private static Due bottomOf(Due top) {
        Due bottom = top;
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
    static final class Sleeper extends Due {
        private final Thread thread;

        Sleeper(Thread thread, long dueNanos) {
            super(dueNanos);
            this.thread = thread;
        }
    }

    /// One alarm, or the ringing of one by hand.
    final class Bell extends Due implements Alarm {
        private final Runnable action;
        private final boolean isHeard; // whether someone will tell this one of it

        Bell(Runnable action, long dueNanos, boolean isHeard) {
            super(dueNanos);
            this.action = action;
            this.isHeard = isHeard;
        }

        /// Leaves the work to the thread that wakes, which knows what to do where there is no memory for it.
        @Override
        public void ring() {
            Bell atOnce = new Bell(action, 0, false);
            if (giveUp(this)) {
                await(atOnce);
            }
        }

        @Override
        public void heard() {
            canary.runs(this);
        }
    }
}
