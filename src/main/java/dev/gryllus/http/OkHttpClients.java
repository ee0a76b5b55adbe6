package dev.gryllus.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// One user's clients of OkHttp, which differ in their settings and share its connections. The one that was used last
/// is kept: most scripts use one. Used by its user's thread only.
final class OkHttpClients {
    private final ConnectionPool connections;
    private final Dispatcher dispatcher = OkHttpCore.newDispatcher();
    private Optional<Configured> latest = Optional.empty();

    /// A client, with what differs from one of this user to the next.
    private record Configured(
            boolean https, Optional<ProxyServer> proxy, ConnectionSettings settings, OkHttpClient client) {
        boolean fits(TransportRequest request) {
            // The settings are mostly the same object; else the JVM writes how to compare them at the first request.
            return https == request.url().isHttps()
                    && Objects.equals(settings, request.connection())
                    && proxy.equals(settings.proxies().to(request.url()));
        }
    }

    OkHttpClients(ConnectionPool connections) {
        this.connections = connections;
    }

    /// Makes the client for a request, if the last one does not fit.
    void prepare(TransportRequest request) {
        configured(request);
    }

    /// The request, ready to be sent once.
    Call call(TransportRequest request) {
        Configured configured = configured(request);
        return configured.client().newCall(wire(request, configured));
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
}
