package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.user.CutOff;
import java.io.IOException;
import java.util.Optional;

/// Carries one user's requests over connections of our own: HTTP/1.1, blocking on the user's thread. This is the path
/// that the engine exists for: docs/performance.md tells what was measured.
final class FastTransport implements Transport {
    private final Arrivals arrivals;
    private final IdleConnections idle;
    private final FastConnector connector;
    private final FastConnections connections = new FastConnections();
    private final RequestWriter writer = new RequestWriter();
    private final AnswerTurn turn;

    FastTransport(Clock clock) {
        this(clock, OkHttpCore.IDLE);
    }

    /// @param idle those who may be asked for their connections, this user among them
    FastTransport(Clock clock, IdleConnections idle) {
        this.arrivals = new Arrivals(clock);
        this.idle = idle;
        this.turn = new AnswerTurn(clock);
        this.connector = new FastConnector(idle);
        idle.add(connections);
    }

    /// @throws IllegalArgumentException if HTTP/2 is asked for
    @Override
    public void prepare(TransportRequest request) {
        if (request.connection().http2() == Http2.WITHOUT_TLS_TOO) {
            throw new IllegalArgumentException("http2: a FastHttpUser speaks HTTP/1.1 only; an HttpUser speaks HTTP/2");
        }
        if (request.url().isHttps()) {
            OkHttpCore.secured(request.connection().tls());
        }
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportException, InterruptedException {
        PhaseTimer timer = new PhaseTimer(arrivals);
        try {
            Optional<FastConnection> kept = connections.take(request, arrivals.nowNanos());
            if (kept.isPresent()) {
                Optional<TransportResponse> response = exchangeOver(kept.get(), request, timer);
                if (response.isPresent()) {
                    return response.get();
                }
            }
            FastConnection made = connector.connect(
                    Destination.of(request), request.connection().timeouts(), timer);
            connections.add(made);
            return new FastExchange(made, connections, request, timer, turn).run(writer);
        } catch (IOException e) {
            if (CutOff.isCauseOf(e)) {
                throw Interruption.exception(e);
            }
            throw new TransportException(timer.stage(), timer.timesUntilNow(), e);
        }
    }

    /// @return empty if the connection turned out to be dead before the server took any of the request
    private Optional<TransportResponse> exchangeOver(FastConnection kept, TransportRequest request, PhaseTimer timer)
            throws IOException {
        try {
            return Optional.of(new FastExchange(kept, connections, request, timer, turn).run(writer));
        } catch (IOException e) {
            if (mayBeSentAgain(request, kept) && !CutOff.isCauseOf(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// A server that closed its own side only might still read what comes afterwards, although it cannot answer it:
    /// hence not just any request.
    private static boolean mayBeSentAgain(TransportRequest request, FastConnection broken) {
        return broken.brokeBeforeSending() || (request.isRepeatable() && broken.endedBeforeArrival());
    }

    @Override
    public boolean gaveWay() {
        return turn.takeGiven();
    }

    @Override
    public void close() {
        idle.remove(connections);
    }
}
