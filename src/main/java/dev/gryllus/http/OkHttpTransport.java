package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.user.CutOff;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries one user's requests over OkHttp: HTTP/1.1, and HTTP/2 where a TLS server offers it.
final class OkHttpTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");

    /// So many connections are kept; a user that talks to more servers starts afresh.
    private static final int MOST_CONNECTIONS = 10;

    /// Tries on connections that turned out to be dead before anything was sent, one for each that may be kept.
    private static final int MOST_TRIES = MOST_CONNECTIONS + 1;

    private final Clock clock;
    private final IdleConnections idle;
    private final ConnectionPool connections = OkHttpCore.newPool();
    private final Dispatcher dispatcher = OkHttpCore.newDispatcher();
    private Optional<Configured> latest = Optional.empty();

    /// The client that was used last is kept, with what differs from one client of this user to the next: most
    /// scripts use one.
    private record Configured(boolean tls, boolean verify, Timeouts timeouts, OkHttpClient client) {
        boolean fits(TransportRequest request) {
            return tls == request.url().isHttps() && verify == request.verify() && timeouts.equals(request.timeouts());
        }
    }

    OkHttpTransport(Clock clock) {
        this(clock, OkHttpCore.IDLE);
    }

    /// @param idle those who may be asked for their connections, this user among them
    OkHttpTransport(Clock clock, IdleConnections idle) {
        this.clock = clock;
        this.idle = idle;
        idle.add(connections);
    }

    @Override
    public void prepare(TransportRequest request) {
        client(request);
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportException, InterruptedException {
        OkHttpClient client = client(request);
        Request sent = new Request.Builder()
                .url(request.url())
                .headers(request.headers())
                .method(request.method(), request.body().orElse(null))
                .build();
        for (int tries = 1; ; tries++) {
            ExchangeTimer timer = new ExchangeTimer(clock);
            try {
                return exchange(client.newCall(sent), timer);
            } catch (IOException e) {
                if (CutOff.isCauseOf(e)) {
                    throw Interruption.exception(e);
                }
                if (tries == MOST_TRIES || !mayTryAgain(timer, e)) {
                    throw new TransportException(timer.stage(), e);
                }
            }
        }
    }

    private TransportResponse exchange(Call call, ExchangeTimer timer) throws IOException {
        call.addEventListener(timer);
        try (Response response = call.execute()) {
            byte[] body = response.body().bytes();
            if (timer.connection().isPresent()
                    && ConnectionState.hasUnreadBytes(timer.connection().get())) {
                closeQuietly(timer.connection().get().socket());
                throw new ProtocolException("The server sent more than the response it declared");
            }
            if (timer.onNewConnection() && connections.connectionCount() > MOST_CONNECTIONS) {
                connections.evictAll();
            }
            return new TransportResponse(timer.status(), response.message(), response.headers(), body, timer.phases());
        }
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

    private OkHttpClient client(TransportRequest request) {
        if (latest.isEmpty() || !latest.get().fits(request)) {
            latest = Optional.of(configure(request.url().isHttps(), request.verify(), request.timeouts()));
        }
        return latest.get().client();
    }

    private Configured configure(boolean tls, boolean verify, Timeouts timeouts) {
        Duration read = Duration.ofMillis(Timeouts.millis(timeouts.read()));
        OkHttpClient client = OkHttpCore.newClient(tls, verify)
                .connectionPool(connections)
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofMillis(Timeouts.millis(timeouts.connect())))
                .readTimeout(read)
                .writeTimeout(read)
                .build();
        return new Configured(tls, verify, timeouts, client);
    }

    @Override
    public void close() {
        idle.remove(connections);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a dead connection failed", e);
        }
    }
}
