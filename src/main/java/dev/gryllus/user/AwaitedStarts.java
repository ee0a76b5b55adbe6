package dev.gryllus.user;

import java.time.Duration;
import java.util.OptionalLong;

/// The turns of a user whose tasks start at a rate: each when it is handed over, whatever the wait time says. It waits
/// for that here, on its own thread.
final class AwaitedStarts extends Turns {
    private final UserLoop loop;
    private final Lifeline lifeline;
    private final Arrivals arrivals;
    private boolean awaited;

    AwaitedStarts(UserLoop loop, Lifeline lifeline, Arrivals arrivals) {
        this.loop = loop;
        this.lifeline = lifeline;
        this.arrivals = arrivals;
    }

    @Override
    void first() {
        awaitStart();
    }

    @Override
    boolean next(boolean gaveWay) {
        awaitStart();
        return false;
    }

    private void awaitStart() {
        awaited = false;
        intend(OptionalLong.empty());
        while (!awaited && !lifeline.isFinishing()) {
            boolean lookUp = lifeline.whileWaiting(() -> {
                intend(OptionalLong.of(arrivals.next()));
                awaited = true;
            });
            if (lookUp) {
                loop.takeUpNewRole();
            }
        }
    }

    @Override
    boolean waited(boolean lookUp) {
        throw leftNoWait();
    }

    @Override
    Duration left() {
        throw leftNoWait();
    }

    private static IllegalStateException leftNoWait() {
        return new IllegalStateException("the wait for a start is over when it is asked for");
    }

    /// A task that follows at once, without a start of its own, is part of the run before.
    @Override
    void begun() {
        if (awaited) {
            awaited = false;
            arrivals.begun();
        }
    }
}
