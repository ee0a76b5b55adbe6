package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The web interface as a server: listens from [#start] to [#close]. Any thread may call any method.
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.web");

    /// Of the system, and not virtual: those would wait in line behind the simulated users.
    private static final int MOST_THREADS = 40;

    /// Whoever asks within this time gets the same answer.
    private static final Duration SHARED = Duration.ofSeconds(1);

    private static final int MOST_CONNECTIONS = 4_000;

    private final Javalin javalin;
    private final WebSettings settings;
    private final Streams streams;

    private WebServer(Javalin javalin, WebSettings settings, Streams streams) {
        this.javalin = javalin;
        this.settings = settings;
        this.streams = streams;
    }

    /// @param scripts empty if they may not be edited here
    /// @throws dev.gryllus.engine.PlanException if it cannot listen where it is to
    public static WebServer start(
            WebSettings settings, ControlledTest test, Optional<EditableScripts> scripts, Feed feed, Clock clock) {
        Supplier<String> statistics = () -> Json.line(StatisticsDocument.of(test.progress()));
        Streams streams = new Streams(clock, test::version, news(clock, feed, statistics));
        CachedAnswer sharedStatistics =
                new CachedAnswer(clock, SHARED, () -> statistics.get().getBytes(StandardCharsets.UTF_8));
        Gate gate = new Gate(names(settings));
        Assets assets = new Assets();
        Optional<Guard> guard = guard(settings, assets, clock);
        ScriptAnswers ofScripts = new ScriptAnswers(test, settings.basePath());
        LocustRoutes locust = new LocustRoutes(test, clock);
        ApiRoutes api = new ApiRoutes(
                test,
                feed,
                streams,
                sharedStatistics,
                Map.of(
                        "token", gate.token(),
                        "needs_login", guard.isPresent(),
                        "script_edit", scripts.isPresent(),
                        "utc_offset",
                                ZoneId.systemDefault()
                                        .getRules()
                                        .getOffset(clock.now())
                                        .getTotalSeconds()),
                () -> {
                    locust.forget();
                    sharedStatistics.forget();
                });
        ServerSocketChannel listening = Door.listen(settings);
        Javalin javalin = Javalin.start(config -> {
            config.jetty.addConnector((server, http) -> Door.of(server, http, listening, settings.tls()));
            configure(config, settings);
            answerErrors(config.routes);
            config.routes.before(request -> {
                secure(request, assets);
                gate.check(request);
                guard.ifPresent(login -> login.check(request));
                ofScripts.answer(request);
            });
            guard.ifPresent(login -> login.addTo(config.routes));
            addPage(config.routes, assets);
            locust.addTo(config.routes);
            api.addTo(config.routes);
            new ScriptRoutes(scripts, gate).addTo(config.routes);
        });
        feed.subscribe(streams::tell);
        streams.start();
        return new WebServer(javalin, settings, streams);
    }

    /// What pages listen to beside each second, and how often it is told.
    private static Map<Topic, News> news(Clock clock, Feed feed, Supplier<String> statistics) {
        return Map.of(
                Topic.STATISTICS,
                new News(clock, Duration.ofMillis(1_500), () -> Optional.of(statistics.get())),
                Topic.LATENCY,
                new News(clock, Duration.ofMillis(4_500), () -> feed.part(Feed.Part.LATENCY)),
                Topic.GENERATOR,
                new News(clock, Duration.ofMillis(4_500), () -> feed.part(Feed.Part.GENERATOR)));
    }

    private static Set<String> names(WebSettings settings) {
        Set<String> names = new LinkedHashSet<>(settings.names());
        if (!settings.host().isEmpty()) {
            names.add(settings.host().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static void configure(JavalinConfig config, WebSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        if (!settings.basePath().isEmpty()) {
            config.router.contextPath = settings.basePath();
        }
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("web");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> {
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
            server.setHandler(new WholeRequests(Bodies.MOST_BYTES, Bodies.LONGEST).handler());
        });
    }

    private static Optional<Guard> guard(WebSettings settings, Assets assets, Clock clock) {
        boolean secure = settings.tls().isPresent() || settings.behindProxy();
        return settings.users().isEmpty()
                ? Optional.empty()
                : Optional.of(new Guard(new Login(settings.users(), clock), assets, settings.basePath(), secure));
    }

    private static void answerErrors(RoutesConfig routes) {
        routes.exception(Refusal.class, (e, request) -> answer(request, e.status(), e.getMessage()));
        routes.exception(HttpResponseException.class, (e, request) -> answer(request, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, request) -> {
            LOG.error("A mistake in Gryllus: {} {} is not answered", request.method(), request.path(), e);
            answer(request, 500, "A mistake in Gryllus; its log has more.");
        });
    }

    private static void addPage(RoutesConfig routes, Assets assets) {
        Answers.get(routes, "/", request -> index(request, assets));
        Answers.get(routes, "/assets/<path>", request -> assets.serve(request, request.pathParam("path")));
    }

    /// Its files are beside it, so its address must end in a slash.
    private static void index(Context request, Assets assets) {
        if (request.path().endsWith("/")) {
            assets.index(request);
        } else {
            request.redirect(request.path() + "/");
        }
    }

    /// Whatever is answered: no other site shows it, and nothing in it is taken for code.
    private static void secure(Context request, Assets assets) {
        request.header("Content-Security-Policy", assets.contentSecurityPolicy())
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    private static void answer(Context request, int status, String message) {
        Answers.json(request.status(status), Map.of("error", String.valueOf(message)));
    }

    public int port() {
        return javalin.port();
    }

    /// For the log: where a browser on this machine finds it.
    public String url() {
        String scheme = settings.tls().isPresent() ? "https" : "http";
        String host = settings.host().isEmpty() || settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
        return scheme + "://" + host + ":" + port() + settings.basePath();
    }

    /// How many browsers listen to the feed.
    int listening() {
        return streams.size();
    }

    /// Tells browsers that this is the end, and cuts what is under way.
    @Override
    public void close() {
        streams.close();
        javalin.stop();
    }
}
