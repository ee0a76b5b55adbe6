package dev.gryllus.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What goes wrong on purpose, in an order that is the same on every start. Any thread may call.
final class Troubles {

    private static final int FAILURE_EVERY = 10;
    private static final long SHORTEST_MILLIS = 250;
    private static final long SPREAD = 101;
    private static final long STEP = 37;

    private final AtomicLong slowCalls = new AtomicLong();
    private final AtomicLong flakyCalls = new AtomicLong();

    /// How long the next slow call takes: from 250 to 350 ms, each whole millisecond once in 101 calls, 300 on
    /// average. The step and the spread have no common divisor; that is what makes it go through them all.
    Duration nextDelay() {
        return Duration.ofMillis(SHORTEST_MILLIS + slowCalls.getAndIncrement() * STEP % SPREAD);
    }

    /// True for the 10th, the 20th, the 30th call, and so on.
    boolean nextFails() {
        return flakyCalls.incrementAndGet() % FAILURE_EVERY == 0;
    }
}
