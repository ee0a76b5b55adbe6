package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.user.CutOff;
import dev.gryllus.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
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

    private final Clock clock;
    private final IdleConnections idle;
    private final ConnectionPool connections = OkHttpCore.newPool();
    private final Dispatcher dispatcher = OkHttpCore.newDispatcher();
    private Optional<Configured> latest = Optional.empty();

    /// The client that was used last is kept, with what differs from one client of this user to the next: most
    /// scripts use one.
    private record Configured(
            boolean https, Optional<ProxyServer> proxy, ConnectionSettings settings, OkHttpClient client) {
        boolean fits(TransportRequest request) {
            return https == request.url().isHttps()
                    && settings.equals(request.connection())
                    && proxy.equals(settings.proxies().to(request.url()));
        }
    }

    OkHttpTransport(Clock clock) {
        this(clock, OkHttpCore.IDLE);
    }

    /// @param idle those who may be asked for their connections, this user among them
    OkHttpTransport(Clock clock, IdleConnections idle) {
        this.clock = clock;
        this.idle = idle;
        idle.add(new IdleConnections.Pool(connections));
    }

    @Override
    public void prepare(TransportRequest request) {
        configured(request);
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportException, InterruptedException {
        Configured configured = configured(request);
        Request sent = wire(request, configured);
        for (int tries = 1; ; tries++) {
            ExchangeTimer timer = new ExchangeTimer(clock);
            try {
                return exchange(configured.client().newCall(sent), timer, request.stream());
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
                throw new ProtocolException(ExchangeTimer.MORE_THAN_DECLARED);
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
                timer.phases());
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

    private Configured configured(TransportRequest request) {
        if (latest.isEmpty() || !latest.get().fits(request)) {
            latest = Optional.of(configure(request.url(), request.connection()));
        }
        return latest.get();
    }

    private Configured configure(HttpUrl url, ConnectionSettings settings) {
        Duration read = Duration.ofMillis(Timeouts.millis(settings.timeouts().read()));
        Optional<ProxyServer> proxy = settings.proxies().to(url);
        OkHttpClient.Builder client = OkHttpCore.newClient(url.isHttps(), settings.tls())
                .connectionPool(connections)
                .dispatcher(dispatcher)
                .protocols(settings.http2().protocols(url.isHttps()))
                .connectTimeout(
                        Duration.ofMillis(Timeouts.millis(settings.timeouts().connect())))
                .readTimeout(read)
                .writeTimeout(read);
        proxy.ifPresent(server -> client.proxy(server.proxy()).proxyAuthenticator(new ProxyPassword(server)));
        return new Configured(url.isHttps(), proxy, settings, client.build());
    }

    /// A password for the proxy goes with the request itself where there is no TLS, and so no tunnel.
    private static Request wire(TransportRequest request, Configured configured) {
        Request.Builder builder = new Request.Builder()
                .url(request.url())
                .headers(request.headers())
                .method(request.method(), request.body().orElse(null));
        if (!configured.https()) {
            configured
                    .proxy()
                    .flatMap(ProxyServer::authorization)
                    .ifPresent(value -> builder.header("Proxy-Authorization", value));
        }
        return builder.build();
    }

    @Override
    public void close() {
        idle.remove(new IdleConnections.Pool(connections));
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a dead connection failed", e);
        }
    }
}
