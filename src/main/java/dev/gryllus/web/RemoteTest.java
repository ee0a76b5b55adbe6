package dev.gryllus.web;

import dev.gryllus.engine.PlanException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A test in another process, steered over its web interface. All of it throws [PlanException] if that is not there, or
/// does not want to; the message says what to do.
public final class RemoteTest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Users may need their time to finish.
    private static final Duration PATIENCE_WITH_USERS = Duration.ofMinutes(5);

    private final URI address;
    private final Optional<String> authorization;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// What it said it heads for when it was asked to. Until the run's loop turns, its state tells the target
    /// before, or none.
    private Optional<Object> wanted = Optional.empty();

    private RemoteTest(URI address, Optional<String> authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    /// @param url with name and password in it where there is a login
    public static RemoteTest at(String url) {
        try {
            URI given = new URI(url.replaceFirst("/+$", ""));
            if (given.getHost() == null || !("http".equals(given.getScheme()) || "https".equals(given.getScheme()))) {
                throw new PlanException("--url " + url + ": expected an address such as http://127.0.0.1:8089");
            }
            URI bare = new URI(given.getScheme(), null, given.getHost(), given.getPort(), given.getPath(), null, null);
            return new RemoteTest(bare, Optional.ofNullable(given.getUserInfo()).map(RemoteTest::basic));
        } catch (java.net.URISyntaxException e) {
            throw new PlanException("--url " + url + ": " + e.getReason());
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /// Has so many users; begins a test where none runs.
    public void head(int users, OptionalDouble spawnRate) {
        head("user_count", users, spawnRate);
    }

    /// The same with so many users of these classes; of the others as many as there are.
    public void head(Map<String, Integer> users, OptionalDouble spawnRate) {
        head(ControlledTest.CLASS_COUNTS, users, spawnRate);
    }

    private void head(String field, Object users, OptionalDouble spawnRate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(field, users);
        spawnRate.ifPresent(rate -> fields.put("spawn_rate", rate));
        byte[] answer = post("/api/test", Json.bytes(fields), PATIENCE);
        wanted = Optional.ofNullable(read(answer).get("user_count"));
    }

    /// Returns when the last figures are there.
    public void stop() {
        post("/api/test/stop", new byte[0], PATIENCE_WITH_USERS);
    }

    /// No task begins until [#resume].
    public void pause() {
        post("/api/pause", new byte[0], PATIENCE);
    }

    public void resume() {
        post("/api/resume", new byte[0], PATIENCE);
    }

    public void resetStatistics() {
        post("/api/stats/reset", new byte[0], PATIENCE);
    }

    /// Has the scripts read again.
    public void reload() {
        post("/api/script/reload", new byte[0], PATIENCE_WITH_USERS);
    }

    /// How it stands, for people: some lines.
    public String standing() {
        Map<?, ?> state = get("/api/state");
        Map<?, ?> requests = get("/stats/requests");
        Map<?, ?> all = requests.get("stats") instanceof List<?> rows
                        && !rows.isEmpty()
                        && rows.getLast() instanceof Map<?, ?> last
                ? last
                : Map.of();
        return String.join(
                "\n",
                line("state", state.get("state")),
                line("users", state.get("user_count") + of(state)),
                line("requests", all.get("num_requests") + ", " + rounded(requests.get("current_rps")) + " per second"),
                line(
                        "failures",
                        all.get("num_failures") + ", " + rounded(requests.get("current_fail_per_sec")) + " per second"),
                line("host", state.get("host")),
                line("generation", state.get("generation")));
    }

    private String of(Map<?, ?> state) {
        return wanted.or(() -> target(state)).map(users -> " of " + users).orElse("");
    }

    private static Optional<Object> target(Map<?, ?> state) {
        return state.get("target") instanceof Map<?, ?> target
                ? Optional.ofNullable(target.get("users"))
                : Optional.empty();
    }

    private static String line(String name, Object value) {
        return String.format(Locale.ROOT, "%-11s %s", name, value);
    }

    private static String rounded(Object number) {
        return number instanceof Number some ? String.format(Locale.ROOT, "%.1f", some.doubleValue()) : "0.0";
    }

    private Map<?, ?> get(String path) {
        return read(send(request(path, PATIENCE).GET().build()).body());
    }

    private Map<?, ?> read(byte[] body) {
        try {
            return Json.read(body, Map.class);
        } catch (Refusal e) {
            throw new PlanException(address + " answers nothing that Gryllus would say; is it another program?");
        }
    }

    private byte[] post(String path, byte[] body, Duration patience) {
        return send(request(path, patience)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build())
                .body();
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(patience);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new PlanException(
                        address + " answered " + response.statusCode() + ": " + reason(response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new PlanException("No Gryllus answers at " + address + " (" + e
                    + "). Start one without --headless, or say where it is with --url.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlanException("Interrupted");
        }
    }

    private static String reason(byte[] body) {
        try {
            return String.valueOf(Json.read(body, Map.class).get("error"));
        } catch (Refusal e) {
            return "nothing that Gryllus would say; is it another program?";
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
