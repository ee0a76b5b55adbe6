package dev.gryllus.http;

import dev.gryllus.stats.Clock;

/// How far one exchange came, and how long each phase of it took. A phase that comes again adds up.
final class PhaseTimer {
    private final Clock clock;
    private Stage stage = Stage.RESOLVING;
    private long phaseStartNanos;
    private long dnsNanos;
    private long connectNanos;
    private long tlsNanos;
    private long firstByteNanos;
    private long bodyNanos;

    PhaseTimer(Clock clock) {
        this.clock = clock;
    }

    Stage stage() {
        return stage;
    }

    Phases phases() {
        return new Phases(dnsNanos, connectNanos, tlsNanos, firstByteNanos, bodyNanos);
    }

    void resolving() {
        enter(Stage.RESOLVING);
    }

    void resolved() {
        dnsNanos += sincePhaseStart();
    }

    void connecting() {
        enter(Stage.CONNECTING);
    }

    /// The connection is made, or failed; nothing if it went on to TLS.
    void connected() {
        if (stage == Stage.CONNECTING) {
            connectNanos += sincePhaseStart();
        }
    }

    void securing() {
        connected();
        enter(Stage.SECURING);
    }

    void secured() {
        tlsNanos += sincePhaseStart();
    }

    void sending() {
        enter(Stage.SENDING);
    }

    void headRead() {
        firstByteNanos += sincePhaseStart();
        enter(Stage.READING);
    }

    void bodyRead() {
        bodyNanos += sincePhaseStart();
    }

    private void enter(Stage next) {
        stage = next;
        phaseStartNanos = clock.nanoTime();
    }

    private long sincePhaseStart() {
        return clock.nanoTime() - phaseStartNanos;
    }
}
