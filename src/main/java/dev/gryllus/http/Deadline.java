package dev.gryllus.http;

import java.util.concurrent.atomic.AtomicLong;

/// Until when a connection may block. Its owner sets it before and clears it after; [Deadlines] closes the connection
/// when it has passed.
final class Deadline {
    static final long NONE = Long.MAX_VALUE;
    private static final long PASSED = -1;

    private final AtomicLong atNanos = new AtomicLong(NONE);
    private final Deadlines watcher;
    private final Runnable close;

    /// @param close never blocks; called by another thread
    Deadline(Deadlines watcher, Runnable close) {
        this.watcher = watcher;
        this.close = close;
    }

    /// @param nanos from now; 0 for no limit
    void set(long nanos) {
        if (nanos > 0) {
            long at = watcher.nanoTime() + nanos;
            atNanos.set(at);
            watcher.expect(at);
        }
    }

    /// @return whether it had not passed
    boolean clear() {
        return atNanos.get() == NONE || atNanos.getAndSet(NONE) != PASSED;
    }

    long atNanos() {
        return atNanos.get();
    }

    /// Ends the connection, unless it is cleared or set anew in this moment.
    ///
    /// @param seenNanos when it was
    void pass(long seenNanos) {
        if (atNanos.compareAndSet(seenNanos, PASSED)) {
            close.run();
        }
    }
}
