package dev.gryllus.user;

import java.time.Duration;
import java.util.OptionalLong;

/// The turns of a user whose tasks start at a rate: each when it is handed over, whatever the wait time says. It waits
/// for that here, on its own thread.
final class AwaitedStarts implements Turns {
    private final UserLoop loop;
    private final Lifeline lifeline;
    private final Arrivals arrivals;
    private OptionalLong intendedStart = OptionalLong.empty();
    private boolean awaited;

    AwaitedStarts(UserLoop loop, Lifeline lifeline, Arrivals arrivals) {
        this.loop = loop;
        this.lifeline = lifeline;
        this.arrivals = arrivals;
    }

    @Override
    public void first() {
        awaitStart();
    }

    @Override
    public boolean next() {
        awaitStart();
        return false;
    }

    private void awaitStart() {
        awaited = false;
        intendedStart = OptionalLong.empty();
        while (!awaited && !lifeline.isFinishing()) {
            boolean lookUp = lifeline.whileWaiting(() -> {
                intendedStart = OptionalLong.of(arrivals.next());
                awaited = true;
            });
            if (lookUp) {
                loop.takeUpNewRole();
            }
        }
    }

    @Override
    public boolean waited(boolean lookUp) {
        throw leftNoWait();
    }

    @Override
    public Duration left() {
        throw leftNoWait();
    }

    private static IllegalStateException leftNoWait() {
        return new IllegalStateException("the wait for a start is over when it is asked for");
    }

    @Override
    public void atOnce() {
        intendedStart = OptionalLong.empty();
    }

    @Override
    public OptionalLong intendedStart() {
        return intendedStart;
    }

    /// A task that follows at once, without a start of its own, is part of the run before.
    @Override
    public void begun() {
        if (awaited) {
            awaited = false;
            arrivals.begun();
        }
    }
}
