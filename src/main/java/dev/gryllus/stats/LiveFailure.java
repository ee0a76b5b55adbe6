package dev.gryllus.stats;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// One failure while it is being counted, by any number of threads.
final class LiveFailure {
    private final Instant firstSeen;
    private final AtomicReference<Instant> lastSeen;
    private final LongAdder count = new LongAdder();

    LiveFailure(Instant now) {
        this.firstSeen = now;
        this.lastSeen = new AtomicReference<>(now);
    }

    void record(Instant now) {
        count.increment();
        lastSeen.set(now); // of two at the same moment either is the last
    }

    Occurrences freeze() {
        return new Occurrences(count.sum(), firstSeen, lastSeen.get());
    }
}
