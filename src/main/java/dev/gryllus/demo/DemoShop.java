package dev.gryllus.demo;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import java.util.List;
import java.util.Map;

/// A running demo shop. It listens on the IPv4 loopback address and on no other.
///
/// Any thread may call any method; a shop that is closed stays closed, and closing it again does nothing.
public final class DemoShop implements AutoCloseable {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final Javalin javalin;
    private final int port;

    private DemoShop(Javalin javalin) {
        this.javalin = javalin;
        this.port = javalin.port();
    }

    /// Starts a shop with no sessions and all counts at zero; returns when it answers.
    ///
    /// @param port from 0 to 65535; 0 takes any free port, which [#port()] then tells
    /// @throws IllegalArgumentException if the port is outside that range
    /// @throws PortUnavailableException if the port is in use, or not open to this process
    public static DemoShop start(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "The demo shop's port must be from 0 (any free port) to " + MAX_PORT + ", but is " + port);
        }
        var listening = LoopbackConnector.listen(port);
        return new DemoShop(Javalin.start(config -> {
            config.jetty.addConnector((server, http) -> LoopbackConnector.of(server, http, listening));
            configure(config);
            answerErrorsInJson(config.routes);
            addRoutes(config.routes);
        }));
    }

    public int port() {
        return port;
    }

    /// What a locustfile gives as `host`, without a slash at the end.
    public String url() {
        return "http://" + LoopbackConnector.ADDRESS + ":" + port;
    }

    /// Cuts requests under way.
    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MAX_BODY_BYTES;
        // The shop shares its machine with the load generator: over loopback, compressing costs more than it saves.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jsonMapper(new JavalinJackson3());
    }

    private static void answerErrorsInJson(RoutesConfig routes) {
        routes.exception(
                HttpResponseException.class,
                (e, ctx) -> ctx.status(e.getStatus()).json(Map.of("error", String.valueOf(e.getMessage()))));
    }

    private static void addRoutes(RoutesConfig config) {
        var catalogue = new Catalogue();
        var sessions = new Sessions(Sessions.DEFAULT_CAPACITY);
        var routes = new CountedRoutes(config);
        List.of(
                        new CatalogueRoutes(catalogue),
                        new AccountRoutes(sessions),
                        new CartRoutes(catalogue, sessions),
                        new PageRoutes(catalogue, sessions),
                        new RpcRoutes(catalogue),
                        new TroubleRoutes(new Troubles()))
                .forEach(area -> area.addTo(routes));
        config.get("/stats", ctx -> ctx.json(routes.counts()));
    }
}
