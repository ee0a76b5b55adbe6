package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.stats.Clock;
import dev.gryllus.web.Feed;
import dev.gryllus.web.WebServer;
import dev.gryllus.web.WebSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The web interface of this process, as its options ask for it. Not touched in a headless run, which then does not
/// load
/// the server's classes.
final class WebUi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.web");

    private final WebServer server;

    private WebUi(WebServer server) {
        this.server = server;
    }

    /// @throws PlanException if it cannot be served there
    static WebUi start(Options.Web options, WebTest test, Feed feed, Clock clock) {
        requireLoopback(options);
        WebServer server = WebServer.start(
                new WebSettings(
                        options.host(),
                        options.port(),
                        options.basePath(),
                        Set.copyOf(options.allowedHosts()),
                        Optional.empty()),
                test,
                feed,
                clock);
        LOG.info("Starting web interface at {} (accepting connections from this machine only)", server.url());
        return new WebUi(server);
    }

    private static void requireLoopback(Options.Web options) {
        if (options.host().isEmpty() || !isLoopback(options.host())) {
            throw new PlanException("--web-host " + (options.host().isEmpty() ? "*" : options.host())
                    + " is refused: whoever reaches the web interface can load any host from this machine. It is served"
                    + " on 127.0.0.1 only.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new PlanException("--web-host " + host + ": there is no such address");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
