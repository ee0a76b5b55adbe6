package dev.gryllus.stats;

import java.util.concurrent.atomic.AtomicReference;

/// Tells whether virtual threads that were woken get their turn, by following one of them at a time. Something has to
/// sleep for that: a probe of `health` does, each hundredth of a second.
///
/// @param <T> what stands for a thread that was woken; compared by identity
class Canary<T> {
    private final AtomicReference<T> followed = new AtomicReference<>(); // or null
    private volatile long wokenNanos;

    /// For any thread.
    boolean isFollowing() {
        return followed.get() != null;
    }

    /// For the one thread that wakes, before it does, while nobody is followed.
    void follow(T one, long nowNanos) {
        wokenNanos = nowNanos;
        followed.set(one);
    }

    /// For each that was woken, followed or not, once it runs or if it never will.
    void runs(T one) {
        if (followed.get() == one) {
            followed.compareAndSet(one, null);
        }
    }

    /// Whether the one that is followed was woken longer ago than that, and does not run yet. For any thread.
    boolean waitsLongerThan(long nanos, long nowNanos) {
        return isFollowing() && nowNanos - wokenNanos > nanos;
    }
}
