package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// All browsers that listen to the feed. Whatever is told is made into bytes once for all of them, by one thread of its
/// own, and not at all where nobody listens to it; whoever has the newest second only leaves it here, and the newest
/// wins.
final class Streams implements AutoCloseable {
    /// So many browsers nobody has; each costs a connection.
    static final int MOST = 1_000;

    /// So often both sides hear that the other is still there, also where nothing happens.
    private static final long QUIET_NANOS = 10_000_000_000L;

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

    private static final byte[] END = bytes("event: end\ndata: {}\n\n");

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final LongSupplier version;
    private final Thread thread = Thread.ofPlatform().daemon().name("web feed").unstarted(this::run);
    private Optional<String> point = Optional.empty(); // guarded by this
    private final Map<Topic, News> news; // belongs to the thread, as do all below
    private long points;
    private long toldVersion;

    /// @param version of the description of the test: a change of it is told
    /// @param news of topics, the points apart
    Streams(Clock clock, LongSupplier version, Map<Topic, News> news) {
        this.news = new EnumMap<>(news);
        this.clock = clock;
        this.version = version;
        this.toldVersion = version.getAsLong();
    }

    void start() {
        thread.start();
    }

    /// By the reporter: the newest second. Returns at once.
    synchronized void tell(String newest) {
        point = Optional.of(newest);
        notifyAll();
    }

    int size() {
        return open.size();
    }

    /// Answers a browser from now on.
    void add(Context request) {
        Set<Topic> topics = Topic.named(Optional.ofNullable(request.queryParam("of")));
        if (open.size() >= MOST) {
            throw new Refusal(503, "Too many browsers listen already: close some of them.");
        }
        request.contentType("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        request.future(() -> {
            listen(request, topics);
            return new CompletableFuture<>(); // the stream ends its request by itself
        });
    }

    /// Once the container has made the request one that outlives its handler.
    private void listen(Context request, Set<Topic> topics) {
        AsyncContext answer = request.req().getAsyncContext();
        answer.setTimeout(0);
        try {
            var out = request.res().getOutputStream();
            Stream stream = new Stream(topics, answer, out, open::remove);
            stream.send(bytes(": welcome\n\n"));
            open.add(stream);
            out.setWriteListener(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            long toldNanos = clock.nanoTime();
            while (true) {
                Map<Topic, String> events = events(await());
                long now = clock.nanoTime();
                boolean all = isVersionNew() || now - toldNanos >= QUIET_NANOS;
                toldNanos = all ? now : toldNanos;
                send(events, all);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close(): the thread ends here
        }
    }

    /// What there is to tell of each topic that somebody listens to.
    private Map<Topic, String> events(Optional<String> newest) {
        Map<Topic, String> events = new EnumMap<>(Topic.class);
        newest.ifPresent(json -> {
            points++;
            events.put(Topic.POINTS, event("point", json, "id: " + points + "\n"));
            news.values().forEach(News::happened);
        });
        Set<Topic> wanted = EnumSet.noneOf(Topic.class);
        open.forEach(stream -> wanted.addAll(stream.topics()));
        news.forEach((topic, each) -> {
            if (wanted.contains(topic)) {
                each.due().ifPresent(json -> events.put(topic, event(topic.key(), json, "")));
            }
        });
        return events;
    }

    /// To each what it listens to, as one piece, so that a slow reader never sees half of it. The version is in each
    /// piece: who misses one learns it from the next.
    ///
    /// @param all whether the version is told to those, too, for whom there is nothing else
    private void send(Map<Topic, String> events, boolean all) {
        toldVersion = version.getAsLong();
        String state = event("state", "{\"version_of_state\": " + toldVersion + "}", "");
        Map<Set<Topic>, byte[]> pieces = new HashMap<>();
        open.forEach(stream -> {
            if (all || !Collections.disjoint(stream.topics(), events.keySet())) {
                stream.send(pieces.computeIfAbsent(stream.topics(), topics -> piece(state, topics, events)));
            }
        });
    }

    private static byte[] piece(String state, Set<Topic> topics, Map<Topic, String> events) {
        StringBuilder text = new StringBuilder(state);
        events.forEach((topic, event) -> text.append(topics.contains(topic) ? event : ""));
        return bytes(text.toString());
    }

    private static String event(String name, String json, String id) {
        return "event: " + name + "\n" + id + "data: "
                + LINE_BREAKS.matcher(json).replaceAll(" ") + "\n\n";
    }

    private boolean isVersionNew() {
        return version.getAsLong() != toldVersion;
    }

    /// The newest second, if there is one; returns after a second at the latest, because the state may have changed.
    private synchronized Optional<String> await() throws InterruptedException {
        if (point.isEmpty()) {
            wait(1_000);
        }
        Optional<String> newest = point;
        point = Optional.empty();
        return newest;
    }

    /// Tells everybody that this is the end.
    @Override
    public void close() {
        thread.interrupt();
        open.forEach(stream -> {
            stream.send(END);
            stream.end();
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
