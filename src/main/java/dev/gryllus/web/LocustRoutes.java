package dev.gryllus.web;

import static dev.gryllus.web.Answers.get;
import static dev.gryllus.web.Answers.json;

import dev.gryllus.metrics.PrometheusText;
import dev.gryllus.output.CsvTables;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RatioTree;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.StatsSnapshot;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The paths of Locust's web interface, with its fields and types, for whoever was written for it. What changes the
/// test answers to `POST` only.
final class LocustRoutes {
    /// Locust's: many pollers cost as much as one.
    private static final Duration CACHED = Duration.ofSeconds(2);

    private static final String ONLY_POST =
            "Gryllus changes the state of a test by POST only, so that no link and no page of others can do it: curl -X POST …";

    private static final String REPORT_POLICY = "default-src 'none'; script-src 'unsafe-inline' data:; style-src"
            + " 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " sandbox allow-scripts allow-downloads";

    private final ControlledTest test;
    private final Downloads downloads = new Downloads(ZoneId.systemDefault());
    private final CachedAnswer requests;

    LocustRoutes(ControlledTest test, Clock clock) {
        this.test = test;
        this.requests = new CachedAnswer(
                clock, CACHED, () -> Json.bytes(RequestStatistics.of(test.progress(), test.standing())));
    }

    /// Something was changed by other paths: what is told next is worked out anew.
    void forget() {
        requests.forget();
    }

    void addTo(RoutesConfig routes) {
        get(routes, "/stats/requests", this::answerRequests);
        get(routes, "/stats/requests/csv", csv("requests", CsvTables::requests));
        get(routes, "/stats/failures/csv", csv("failures", CsvTables::failures));
        get(routes, "/exceptions/csv", csv("exceptions", CsvTables::exceptions));
        get(routes, "/stats/requests_full_history/csv", this::fullHistory);
        get(routes, "/stats/report", this::report);
        get(
                routes,
                "/exceptions",
                request -> json(request, Map.of("exceptions", RequestStatistics.exceptions(test.progress()))));
        get(routes, "/tasks", this::tasks);
        get(routes, "/logs", request -> json(request, Map.of("master", test.log(), "workers", Map.of())));
        get(routes, "/worker-count", request -> json(request, Map.of("worker_count", 0)));
        get(routes, "/metrics", this::metrics);
        routes.post("/swarm", this::swarm);
        routes.post("/stop", this::stop);
        routes.post("/stats/reset", this::reset);
        routes.post("/user", this::user);
        get(routes, "/stop", LocustRoutes::onlyPost);
        get(routes, "/stats/reset", LocustRoutes::onlyPost);
    }

    private void answerRequests(Context request) {
        json(request, requests.get());
    }

    /// Ours, for Prometheus.
    private void metrics(Context request) {
        request.contentType(PrometheusText.CONTENT_TYPE).result(PrometheusText.of(total()));
    }

    private StatsSnapshot total() {
        return test.progress().map(Progress::total).orElse(RequestStatistics.NOTHING);
    }

    private Handler csv(String suffix, Function<StatsSnapshot, String> table) {
        return request -> {
            StatsSnapshot total = total();
            downloads.csv(request, table.apply(total), suffix, Optional.of(total), test.description());
        };
    }

    private void fullHistory(Context request) {
        Path file = test.fullHistory()
                .filter(Files::isRegularFile)
                .orElseThrow(
                        () -> new Refusal(404, "Error: Server was not started with option to generate full history."));
        downloads.file(
                request, file, "requests_full_history", test.progress().map(Progress::total), test.description());
    }

    /// A page of its own kind: it brings its scripts along, which a browser runs apart from everything that is ours.
    private void report(Context request) {
        String page =
                test.report().orElseThrow(() -> new Refusal(404, "There is nothing to report before the first test."));
        if (!Optional.ofNullable(request.queryParam("download")).orElse("").isEmpty()) {
            downloads.page(request, test.progress().map(Progress::total), test.description());
        }
        request.header("Content-Security-Policy", REPORT_POLICY)
                .contentType("text/html; charset=utf-8")
                .result(page);
    }

    private void tasks(Context request) {
        ControlledTest.Ratios ratios = test.ratios();
        json(
                request,
                Map.of("per_class", RatioTree.asMap(ratios.perClass()), "total", RatioTree.asMap(ratios.total())));
    }

    private void swarm(Context request) {
        Map<String, List<String>> fields = Bodies.form(request);
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            requireNumbers(fields);
            ControlledTest.Steered steered = test.steer(fields);
            answer.put("success", true);
            answer.put(
                    "message",
                    steered.shape()
                            .map(shape -> "Swarming started using shape class '" + shape + "'")
                            .orElse("Swarming started"));
            answer.put("host", steered.host().orElse(null));
            steered.runTimeSeconds().ifPresent(seconds -> answer.put("run_time", seconds));
            if (fields.containsKey("user_classes")) {
                answer.put(
                        "user_classes", steered.userClasses().stream().sorted().toList());
            }
        } catch (Refusal e) {
            answer.put("success", false);
            answer.put("message", e.getMessage());
        }
        requests.forget();
        json(request, answer);
    }

    /// Only a load shape says by itself how many users there are.
    private void requireNumbers(Map<String, List<String>> fields) {
        boolean shaped = fields.containsKey("shape_class")
                ? !fields.get("shape_class").contains("Default")
                : test.description().shape().isPresent();
        boolean users = fields.containsKey("user_count") || fields.containsKey(ControlledTest.CLASS_COUNTS);
        if (!shaped && !(users && fields.containsKey("spawn_rate"))) {
            throw new Refusal("Missing user_count or spawn_rate from /swarm request");
        }
    }

    private void stop(Context request) throws InterruptedException {
        test.stop();
        requests.forget();
        json(request, Map.of("success", true, "message", "Test stopped"));
    }

    private void reset(Context request) {
        test.resetStatistics();
        requests.forget();
        request.contentType("text/plain; charset=utf-8").result("ok");
    }

    private void user(Context request) {
        Map<?, ?> body = Json.read(Bodies.bytes(request, Bodies.MOST_BYTES), Map.class);
        Map<String, Object> attributes = new LinkedHashMap<>();
        body.forEach((name, value) -> attributes.put(name.toString(), value));
        if (!(attributes.remove("user_class_name") instanceof String userClass)) {
            throw new Refusal("user_class_name is missing.");
        }
        test.changeUser(userClass, attributes);
        json(request.status(201), Map.of());
    }

    private static void onlyPost(Context request) {
        request.header("Allow", "POST");
        throw new Refusal(405, ONLY_POST);
    }
}
