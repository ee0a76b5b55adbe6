package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// All browsers that listen to the feed. Each second is made into bytes once for all of them, by one thread of its own;
/// whoever has the news only leaves it here, and the newest wins.
final class Streams implements AutoCloseable {
    /// So many browsers nobody has; each costs a connection.
    static final int MOST = 1_000;

    /// So often both sides hear that the other is still there, also where nothing happens.
    private static final long QUIET_NANOS = 10_000_000_000L;

    private static final byte[] END = bytes("event: end\ndata: {}\n\n");

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final LongSupplier version;
    private final Thread thread = Thread.ofPlatform().daemon().name("web feed").unstarted(this::run);
    private Optional<String> point = Optional.empty(); // guarded by this
    private long points; // belongs to the thread, as does what was told
    private long toldVersion;

    /// @param version of the description of the test: a change of it is told
    Streams(Clock clock, LongSupplier version) {
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
        if (open.size() >= MOST) {
            throw new Refusal(503, "Too many browsers listen already: close some of them.");
        }
        request.contentType("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        request.future(() -> {
            listen(request);
            return new CompletableFuture<>(); // the stream ends its request by itself
        });
    }

    /// Once the container has made the request one that outlives its handler.
    private void listen(Context request) {
        AsyncContext answer = request.req().getAsyncContext();
        answer.setTimeout(0);
        try {
            var out = request.res().getOutputStream();
            Stream stream = new Stream(answer, out, open::remove);
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
                Optional<String> news = await();
                long now = clock.nanoTime();
                if (news.isPresent() || isVersionNew() || now - toldNanos >= QUIET_NANOS) {
                    toldNanos = now;
                    send(event(news));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close(): the thread ends here
        }
    }

    private void send(byte[] event) {
        open.forEach(stream -> stream.send(event));
    }

    private boolean isVersionNew() {
        return version.getAsLong() != toldVersion;
    }

    /// What is new as one piece, so that a slow reader never sees half of it. The version is in each of them: who
    /// misses one learns it from the next.
    private byte[] event(Optional<String> news) {
        toldVersion = version.getAsLong();
        StringBuilder text = new StringBuilder();
        text.append("event: state\ndata: {\"version_of_state\": ")
                .append(toldVersion)
                .append("}\n\n");
        news.ifPresent(json -> {
            points++;
            text.append("event: point\nid: ").append(points).append("\ndata: ");
            text.append(json.replaceAll("[\r\n]+", " ")).append("\n\n");
        });
        return bytes(text.toString());
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
