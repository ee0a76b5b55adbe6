package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/// An answer that is worked out at most once in a while, however many ask for it. One that takes long to make is kept
/// the longer: making it may take half of the time at most. Safe for any number of threads; who comes while it is made
/// waits.
final class CachedAnswer {
    private final Clock clock;
    private final Supplier<byte[]> maker;
    private Duration period;
    private byte[] kept = {}; // guarded by this, as all below
    private boolean known;
    private long madeNanos;

    CachedAnswer(Clock clock, Duration period, Supplier<byte[]> maker) {
        this.clock = clock;
        this.period = period;
        this.maker = maker;
    }

    synchronized byte[] get() {
        long now = clock.nanoTime();
        if (!known || now - madeNanos >= period.toNanos()) {
            kept = maker.get();
            known = true;
            madeNanos = now;
            if (clock.nanoTime() - now > period.toNanos()) {
                period = period.multipliedBy(2);
            }
        }
        return kept.clone();
    }

    /// What was made is true no longer.
    synchronized void forget() {
        known = false;
    }
}
