package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.http.ServerCertificate;
import dev.gryllus.stats.Clock;
import dev.gryllus.web.EditableScripts;
import dev.gryllus.web.Exposure;
import dev.gryllus.web.Feed;
import dev.gryllus.web.PasswordHash;
import dev.gryllus.web.WebServer;
import dev.gryllus.web.WebSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The web interface of this process, as its options ask for it. Not touched in a headless run, which then does not
/// load the server's classes.
final class WebUi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.web");

    private final WebServer server;

    private WebUi(WebServer server) {
        this.server = server;
    }

    /// @throws PlanException if it cannot be served there
    static WebUi start(Options.Web options, WebTest test, EditableScripts scripts, Feed feed, Clock clock) {
        Exposure exposure = new Exposure(
                options.host(), !options.users().isEmpty(), options.tls().isPresent(), options.behindProxy());
        exposure.check();
        WebServer server = WebServer.start(
                settings(options), test, Optional.of(scripts).filter(some -> options.scriptEdit()), feed, clock);
        LOG.info(
                "Starting web interface at {} (accepting connections from {})",
                server.url(),
                exposure.isLoopback() ? "this machine only" : "everywhere");
        return new WebUi(server);
    }

    private static WebSettings settings(Options.Web options) {
        return new WebSettings(
                options.host(),
                options.port(),
                options.basePath(),
                Set.copyOf(options.allowedHosts()),
                options.tls().map(WebUi::context),
                users(options.users()),
                options.behindProxy());
    }

    private static SSLContext context(Options.Tls tls) {
        try {
            return ServerCertificate.context(tls.certificate(), tls.key());
        } catch (IllegalArgumentException e) {
            throw new PlanException("--tls-cert, --tls-key: " + e.getMessage());
        }
    }

    private static Map<String, PasswordHash> users(Map<String, String> hashes) {
        Map<String, PasswordHash> users = new HashMap<>();
        hashes.forEach((name, hash) -> {
            try {
                users.put(name, PasswordHash.parse(hash));
            } catch (IllegalArgumentException e) {
                throw new PlanException("--web-users " + name + ": " + e.getMessage());
            }
        });
        return users;
    }

    @Override
    public void close() {
        server.close();
    }
}
