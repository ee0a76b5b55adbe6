package dev.gryllus.web;

import static dev.gryllus.web.Answers.get;
import static dev.gryllus.web.Answers.json;

import dev.gryllus.output.Generation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The paths of our own page, which `docs/web-api.md` tells.
final class ApiRoutes {
    private final ControlledTest test;
    private final Feed feed;
    private final Streams streams;
    private final CachedAnswer statistics;
    private final Map<String, Object> more;
    private final Runnable changed;

    /// @param statistics those of the page
    /// @param more what the state tells besides, which never changes
    /// @param changed called when the test was changed
    ApiRoutes(
            ControlledTest test,
            Feed feed,
            Streams streams,
            CachedAnswer statistics,
            Map<String, Object> more,
            Runnable changed) {
        this.changed = changed;
        this.statistics = statistics;
        this.test = test;
        this.feed = feed;
        this.streams = streams;
        this.more = Map.copyOf(more);
    }

    void addTo(RoutesConfig routes) {
        get(routes, "/api/state", this::state);
        get(routes, "/api/history", this::history);
        get(routes, "/api/history/request", this::entry);
        get(routes, "/api/statistics", request -> json(request, statistics.get()));
        routes.get("/api/feed", streams::add);
        routes.post("/api/test", this::steer);
        routes.post("/api/test/stop", this::stop);
        routes.post("/api/pause", command(test::pause));
        routes.post("/api/resume", command(test::resume));
        routes.post("/api/stats/reset", command(test::resetStatistics));
        routes.post("/api/script/reload", this::reload);
    }

    private void state(Context request) {
        long version = test.version(); // before all else: what changes meanwhile is told anew
        Description description = test.description();
        ControlledTest.Standing standing = test.standing();
        Map<String, Object> state = Json.map(description);
        state.putAll(more);
        state.put("script_tabs", test.scriptTabs());
        state.put("baseline", test.baseline());
        state.put("version_of_state", version);
        state.put("state", standing.state().name().toLowerCase(Locale.ROOT));
        state.put("user_count", standing.userCount());
        state.put(ControlledTest.CLASS_COUNTS, standing.byClass());
        state.put(
                "generation",
                description.generations().stream()
                        .mapToInt(Generation::number)
                        .max()
                        .orElse(1));
        json(request, state);
    }

    private void history(Context request) {
        Optional<String> part = Optional.ofNullable(request.queryParam("part"));
        text(
                request,
                part.map(ApiRoutes::part)
                        .map(feed::part)
                        .orElseGet(feed::history)
                        .orElse("{}"));
    }

    private static Feed.Part part(String word) {
        return Arrays.stream(Feed.Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "The history has no such part: " + word));
    }

    private void entry(Context request) {
        String method = Optional.ofNullable(request.queryParam("method")).orElse("");
        String name = Optional.ofNullable(request.queryParam("name")).orElse("");
        text(
                request,
                feed.entry(method, name).orElseThrow(() -> new Refusal(404, "There is no such request: " + name)));
    }

    private static void text(Context request, String json) {
        json(request, json.getBytes(StandardCharsets.UTF_8));
    }

    /// A JSON object with the fields of the form; lists where a form has a field several times.
    private void steer(Context request) {
        Map<?, ?> body = Json.read(Bodies.bytes(request, Bodies.MOST_BYTES), Map.class);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        body.forEach((name, value) ->
                fields.put(name.toString(), name.equals(ControlledTest.CLASS_COUNTS) ? counts(value) : texts(value)));
        ControlledTest.Steered steered = test.steer(fields);
        changed.run();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("host", steered.host().orElse(null));
        answer.put("shape", steered.shape().orElse(null));
        answer.put("user_count", steered.users().orElse(null));
        answer.put("user_classes", steered.userClasses());
        answer.put("run_time", steered.runTimeSeconds().orElse(null));
        json(request, answer);
    }

    /// As the form has them: `Shopper=10`.
    private static List<String> counts(Object value) {
        return value instanceof Map<?, ?> object
                ? object.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList()
                : texts(value);
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case null -> List.of("");
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Map<?, ?> _ -> throw new Refusal("A field is a text, a number, true or false, or a list of these.");
            default -> List.of(value.toString());
        };
    }

    private void stop(Context request) throws InterruptedException {
        test.stop();
        changed.run();
        request.status(204);
    }

    private Handler command(Runnable command) {
        return request -> {
            command.run();
            changed.run();
            request.status(204);
        };
    }

    private void reload(Context request) {
        test.reload();
        request.status(204);
    }
}
