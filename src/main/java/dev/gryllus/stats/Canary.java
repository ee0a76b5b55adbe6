package dev.gryllus.stats;

/// Tells whether virtual threads that were woken get their turn, by following one of them at a time.
///
/// @param <T> what stands for a thread that was woken; compared by identity
final class Canary<T> {
    private volatile T followed; // or null
    private volatile long wokenNanos;

    /// For the one thread that wakes, before it does.
    void woken(T one, long nowNanos) {
        if (followed == null) {
            wokenNanos = nowNanos;
            followed = one;
        }
    }

    /// For each that was woken, once it runs, or never will.
    void runs(T one) {
        if (followed == one) {
            followed = null;
        }
    }

    /// For any thread.
    boolean isFollowing() {
        return followed != null;
    }

    /// Whether the one that is followed was woken longer ago than that, and does not run yet. For any thread.
    boolean waitsLongerThan(long nanos, long nowNanos) {
        return isFollowing() && nowNanos - wokenNanos > nanos;
    }
}
