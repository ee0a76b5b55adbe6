package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.PhaseTimes;
import dev.gryllus.user.CutOff;
import dev.gryllus.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries one user's requests over OkHttp: HTTP/1.1, and HTTP/2 where a TLS server offers it.
final class OkHttpTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");

    /// So many connections are kept; a user that talks to more servers starts afresh.
    private static final int MOST_CONNECTIONS = 10;

    /// Tries on connections that turned out to be dead before anything was sent, one for each that may be kept.
    private static final int MOST_TRIES = MOST_CONNECTIONS + 1;

    private static final byte[] NOTHING = {};

    private final Arrivals arrivals;
    private final IdleConnections idle;
    private final ConnectionPool connections = OkHttpCore.newPool();
    private final IdleConnections.Holder pool = new IdleConnections.Pool(connections);
    private final OkHttpClients clients = new OkHttpClients(connections);

    OkHttpTransport(Clock clock) {
        this(clock, OkHttpCore.IDLE);
    }

    /// @param idle those who may be asked for their connections, this user among them
    OkHttpTransport(Clock clock, IdleConnections idle) {
        this.arrivals = new Arrivals(clock);
        this.idle = idle;
        idle.add(pool);
    }

    @Override
    public void prepare(TransportRequest request) {
        clients.prepare(request);
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportException, InterruptedException {
        PhaseTimer phases = new PhaseTimer(arrivals); // of all tries together
        for (int tries = 1; ; tries++) {
            ExchangeTimer timer = new ExchangeTimer(phases);
            try {
                return exchange(clients.call(request), timer, request.stream());
            } catch (IOException e) {
                if (CutOff.isCauseOf(e)) {
                    throw Interruption.exception(e);
                }
                PhaseTimes untilNow = phases.timesUntilNow();
                if (tries == MOST_TRIES || !mayTryAgain(timer, e)) {
                    throw new TransportException(phases.stage(), untilNow, e);
                }
            }
        }
    }

    private TransportResponse exchange(Call call, ExchangeTimer timer, boolean stream) throws IOException {
        call.addEventListener(timer);
        Response response = call.execute();
        if (stream) {
            return answer(response, NOTHING, Optional.of(new ExchangeStream(response, timer)), timer);
        }
        try (response) {
            if (waitsForNothing(response, timer)) {
                timer.drop();
                return answer(response, NOTHING, Optional.empty(), timer);
            }
            byte[] body = wholeBody(response, timer);
            if (!timer.dropUnlessClean()) {
                throw WireException.moreThanDeclared();
            }
            return answer(response, body, Optional.empty(), timer);
        }
    }

    /// Whether OkHttp expects a body where there is none: 304 may tell how long it would be.
    private static boolean waitsForNothing(Response response, ExchangeTimer timer) {
        return timer.status() == 304
                && response.body().contentLength() > 0
                && !response.request().method().equals("HEAD");
    }

    private static byte[] wholeBody(Response response, ExchangeTimer timer) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(ContentDecoder.MOST_IN_MEMORY + 1L)) {
            timer.drop();
            throw WireException.tooLarge(ContentDecoder.MOST_IN_MEMORY);
        }
        return source.readByteArray();
    }

    private TransportResponse answer(
            Response response, byte[] body, Optional<InputStream> stream, ExchangeTimer timer) {
        if (timer.onNewConnection() && connections.connectionCount() > MOST_CONNECTIONS) {
            connections.evictAll();
        }
        return new TransportResponse(
                OkHttpCore.version(response.protocol()),
                timer.status(),
                response.message(),
                new OkHttpHeaders(response.headers()),
                body,
                stream,
                timer.times(),
                timer.endNanos());
    }

    private boolean mayTryAgain(ExchangeTimer timer, Exception failure) {
        return nothingWasSent(timer, failure) || (IdleConnections.areNeeded(failure) && idle.giveSomeBack());
    }

    /// Whether the server cannot have seen the request, so that sending it is not sending it again: the
    /// connection was found dead before, or HTTP/2 says so (RFC 9113 8.7).
    private static boolean nothingWasSent(ExchangeTimer timer, Exception failure) {
        return timer.foundStale()
                || failure instanceof ConnectionShutdownException
                || (failure instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM);
    }

    @Override
    public void close() {
        idle.remove(pool);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a dead connection failed", e);
        }
    }
}
