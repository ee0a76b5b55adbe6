package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import dev.gryllus.user.UserContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
    private static final int REQUESTS = 10;

    /// With a further client: most of the way is the same.
    private static final int MORE_REQUESTS = 5;

    /// Of one request, which takes a few milliseconds.
    private static final int TIMEOUT_SECONDS = 2;

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"n\":1,\"s\":\"a\"}"
                    .getBytes(StandardCharsets.US_ASCII);

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
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server));
            String host = "http://127.0.0.1:" + server.getLocalPort();
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
            for (int i = 0; i < requests; i++) {
                Response response = user.getClient().get(Map.of("timeout", TIMEOUT_SECONDS), "/");
                Object body = json ? response.json() : response.getText();
                Map<String, ?> arguments =
                        Map.of(json ? "json" : "data", body, "name", "warm-up", "timeout", TIMEOUT_SECONDS);
                user.getClient().post(arguments, "/", Response::raise_for_status);
            }
        } finally {
            user.detach();
        }
    }

    private static void answer(ServerSocket server) {
        while (true) {
            try (Socket socket = server.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
                while (skipRequest(in)) {
                    socket.getOutputStream().write(ANSWER);
                }
            } catch (Throwable e) {
                LOG.debug("the warm-up's server ended", e);
                return;
            }
        }
    }

    /// Reads one request to its end; false if there is none.
    private static boolean skipRequest(BufferedReader in) throws IOException {
        int bodyLength = 0;
        String line = in.readLine();
        boolean any = line != null;
        while (line != null && !line.isEmpty()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                bodyLength = Integer.parseInt(line.substring(15).strip());
            }
            line = in.readLine();
        }
        in.skip(bodyLength);
        return any;
    }
}
