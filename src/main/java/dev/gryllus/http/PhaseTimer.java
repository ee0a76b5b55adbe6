package dev.gryllus.http;

import dev.gryllus.stats.PhaseTimes;

/// How far one exchange came, and how long each phase of it took. A phase that comes again adds up.
final class PhaseTimer {
    private final Arrivals arrivals;
    private Stage stage = Stage.RESOLVING;
    private boolean running;
    private long startNanos;
    private long endNanos;
    private long dnsNanos;
    private long connectNanos;
    private long tlsNanos;
    private long firstByteNanos;
    private long bodyNanos;

    PhaseTimer(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    Stage stage() {
        return stage;
    }

    /// Of all phases that have ended.
    PhaseTimes times() {
        return new PhaseTimes(dnsNanos, connectNanos, tlsNanos, firstByteNanos, bodyNanos);
    }

    /// The same of an exchange that breaks off now: the phase that it was in ends with it.
    PhaseTimes timesUntilNow() {
        end();
        return times();
    }

    void resolving() {
        enter(Stage.RESOLVING);
    }

    void resolved() {
        end();
    }

    void connecting() {
        enter(Stage.CONNECTING);
    }

    /// The connection is made, or failed.
    void connected() {
        end();
    }

    void securing() {
        enter(Stage.SECURING);
    }

    void secured() {
        end();
    }

    void sending() {
        enter(Stage.SENDING);
    }

    /// @param receivedEpochNanos when its last byte came, or [TimestampedChannel#UNKNOWN]
    void headRead(long receivedEpochNanos) {
        enter(Stage.READING, arrivals.nanos(receivedEpochNanos, startNanos));
    }

    /// @param receivedEpochNanos when its last byte came, or [TimestampedChannel#UNKNOWN]
    void bodyRead(long receivedEpochNanos) {
        if (running) {
            end(arrivals.nanos(receivedEpochNanos, startNanos));
        }
    }

    /// When the present phase began, on the clock; nothing before one has.
    long beganNanos() {
        return startNanos;
    }

    /// When the last phase ended, on the clock; nothing before one has.
    long endNanos() {
        return endNanos;
    }

    /// Where one phase begins the one before ends, if nobody has said so: the clock is asked once.
    private void enter(Stage next) {
        enter(next, arrivals.nowNanos());
    }

    private void enter(Stage next, long now) {
        if (running) {
            end(now);
        }
        stage = next;
        running = true;
        startNanos = now;
    }

    private void end() {
        if (running) {
            end(arrivals.nowNanos());
        }
    }

    /// What happened took some time, even if the clock is too coarse to tell: so it is told from what did not happen.
    private void end(long now) {
        long nanos = Math.max(1, now - startNanos);
        switch (stage) {
            case RESOLVING -> dnsNanos += nanos;
            case CONNECTING -> connectNanos += nanos;
            case SECURING -> tlsNanos += nanos;
            case SENDING -> firstByteNanos += nanos;
            case READING -> bodyNanos += nanos;
        }
        running = false;
        endNanos = now;
    }
}
