package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import dev.gryllus.user.UserContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a few requests to a server of our own before the test begins. Otherwise the first users would wait for
/// classes to be loaded, a few tenths of a second, and the report would hold that against the server under test.
public final class Warmup {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");
    private static final int REQUESTS = 3;

    /// With a further client: most of the way is the same.
    private static final int MORE_REQUESTS = 2;

    /// Of one request, which takes a few milliseconds.
    private static final int TIMEOUT_SECONDS = 2;

    /// What each answer brings, and each `POST` brings back.
    private static final String BODY = "{\"n\":1,\"s\":\"a\"}";

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    /// More than one request has.
    private static final int LONGEST_REQUEST = 4096;

    private static final Recorder NOWHERE = new Recorder() {
        @Override
        public void request(RequestEvent event) {}

        @Override
        public void exception(ScriptError error) {}

        @Override
        public void starts(String userType, Starts more) {}
    };

    /// What is warmed.
    public enum Client {
        /// That of `HttpUser`.
        HTTP(HttpUser::new),
        /// That of `FastHttpUser`.
        FAST(FastHttpUser::new);

        private final Supplier<HttpUser> maker;

        Client(Supplier<HttpUser> maker) {
            this.maker = maker;
        }
    }

    /// What the test is going to do.
    ///
    /// @param clients at least one; the first is warmed most
    /// @param json whether it reads or sends JSON, which costs more than all the rest
    public record Use(SequencedSet<Client> clients, boolean json) {
        public Use {
            clients = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(clients));
            if (clients.isEmpty()) {
                throw new IllegalArgumentException("there is no client to be warmed");
            }
        }
    }

    private Warmup() {}

    /// Takes some tenths of a second. What goes wrong here, of whatever kind, is no reason not to run the test,
    /// which will meet it again and say so: it is only logged, for debugging.
    ///
    /// @param use what is warmed
    /// @return whether it worked; false also if the thread was interrupted, whose flag stays set
    public static boolean run(Clock clock, Use use) {
        // A channel, as the clients have them: sockets would be further classes.
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofVirtual().start(() -> answer(server));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            String host = "http://127.0.0.1:" + port;
            int requests = REQUESTS;
            for (Client client : use.clients()) {
                makeRequests(client.maker.get(), requests, use.json(), host, clock);
                requests = MORE_REQUESTS;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.debug("the warm-up failed", e);
        }
        return false;
    }

    private static void makeRequests(HttpUser user, int requests, boolean json, String host, Clock clock)
            throws Exception {
        user.attach(new UserContext("Warmup", Optional.of(host), clock, NOWHERE, reason -> {}));
        try {
            user.getClient().setTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < requests; i++) {
                Response response = user.getClient().get("/");
                Object body = json ? response.json() : response.getText();
                Map<String, ?> arguments = Map.of(json ? "json" : "data", body, "name", "warm-up");
                user.getClient().post(arguments, "/", Response::raise_for_status);
            }
        } finally {
            user.detach();
        }
    }

    private static void answer(ServerSocketChannel server) {
        ByteBuffer request = ByteBuffer.allocate(LONGEST_REQUEST);
        while (true) {
            try (SocketChannel connection = server.accept()) {
                while (take(request, connection)) {
                    connection.write(ByteBuffer.wrap(ANSWER));
                }
            } catch (Throwable e) {
                LOG.debug("the warm-up's server ended", e);
                return;
            }
        }
    }

    /// Reads one request to its end; false if there is none.
    private static boolean take(ByteBuffer request, SocketChannel connection) throws IOException {
        request.clear();
        while (!isWhole(new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1))) {
            if (connection.read(request) <= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(String request) {
        int body = request.indexOf("\r\n\r\n") + 4;
        return body >= 4 && request.length() - body >= (request.startsWith("POST") ? BODY.length() : 0);
    }
}
