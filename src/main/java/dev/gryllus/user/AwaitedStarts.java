package dev.gryllus.user;

import java.util.OptionalLong;

/// The turns of a user whose tasks start at a rate: each when it is handed over, whatever the wait time says.
final class AwaitedStarts implements Turns {
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
    public OptionalLong first() {
        return next();
    }

    @Override
    public OptionalLong next() {
        awaited = false;
        long[] start = new long[1];
        while (!awaited && !lifeline.isFinishing()) {
            boolean lookUp = lifeline.whileWaiting(() -> {
                start[0] = arrivals.next();
                awaited = true;
            });
            if (lookUp) {
                loop.takeUpNewRole();
            }
        }
        return awaited ? OptionalLong.of(start[0]) : OptionalLong.empty();
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
