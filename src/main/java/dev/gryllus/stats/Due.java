package dev.gryllus.stats;

import java.util.concurrent.atomic.AtomicBoolean;

/// What happens at a time, or is given up before it. The earliest is the first.
abstract sealed class Due implements Comparable<Due> permits Sleepers.Sleeper, Sleepers.Bell {
    final long dueNanos;
    Due below; // on the pile of [Sleepers]: who came before, or null
    private final AtomicBoolean over = new AtomicBoolean();

    Due(long dueNanos) {
        this.dueNanos = dueNanos;
    }

    final boolean isOver() {
        return over.get();
    }

    /// For any thread.
    ///
    /// @return whether it was this call that ended it
    final boolean end() {
        return over.compareAndSet(false, true);
    }

    /// What was begun when it was over has failed: it is due again.
    final void revive() {
        over.set(false);
    }

    @Override
    public final int compareTo(Due other) {
        return Long.compare(dueNanos, other.dueNanos);
    }
}
