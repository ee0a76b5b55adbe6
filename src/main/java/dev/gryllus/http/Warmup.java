package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.user.UserContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a few requests to a server of our own before the test begins. Otherwise the first users would wait for classes
/// to be loaded, a few tenths of a second, and the report would hold that against the server under test.
public final class Warmup {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");
    private static final int REQUESTS = 50;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final Recorder NOWHERE = new Recorder() {
        @Override
        public void request(RequestEvent event) {}

        @Override
        public void exception(ScriptError error) {}
    };

    private Warmup() {}

    /// Takes some tenths of a second; what goes wrong here is no reason not to run the test.
    public static void run(Clock clock) {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server));
            HttpUser user = new HttpUser();
            String host = "http://127.0.0.1:" + server.getLocalPort();
            user.attach(new UserContext("Warmup", Optional.of(host), clock, NOWHERE, reason -> {}));
            for (int i = 0; i < REQUESTS; i++) {
                user.getClient().get("/").json();
                user.getClient().post(Map.of("json", Map.of("n", i), "name", "warm-up"), "/", response -> {});
            }
            user.detach();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("the warm-up failed", e);
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket socket = server.accept();
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            while (skipRequest(in)) {
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            LOG.debug("the warm-up's server ended", e);
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
