package dev.gryllus.web;

import dev.gryllus.engine.PlanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The socket of the web interface, and how long it bears with those who come.
final class Door {
    /// Headers of one request.
    static final int MOST_HEADER_BYTES = 16 * 1024;

    /// A browser that neither reads nor writes for so long is gone.
    private static final Duration IDLE = Duration.ofSeconds(30);

    private Door() {}

    /// Listens at once, before there is a server: so a port in use is an answer and not a log full of stack traces.
    ///
    /// @throws PlanException if that is not possible
    static ServerSocketChannel listen(WebSettings settings) {
        InetSocketAddress address = settings.host().isEmpty()
                ? new InetSocketAddress(settings.port())
                : new InetSocketAddress(settings.host(), settings.port());
        try {
            var channel = ServerSocketChannel.open();
            try {
                return channel.bind(address);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (UnresolvedAddressException e) {
            throw new PlanException("--web-host " + settings.host() + ": there is no such address");
        } catch (BindException e) {
            throw new PlanException(
                    "The web interface cannot listen on %s:%d (%s). Stop the program that uses this port, choose another one with --web-port, or run with --headless."
                            .formatted(
                                    settings.host().isEmpty() ? "*" : settings.host(),
                                    settings.port(),
                                    e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param listening closed together with the server
    static ServerConnector of(
            Server server, HttpConfiguration http, ServerSocketChannel listening, Optional<SSLContext> tls) {
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setSendServerVersion(false);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = tls.map(context -> encrypted(server, http, plain, context))
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setIdleTimeout(IDLE.toMillis());
        try {
            connector.open(listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    private static ServerConnector encrypted(
            Server server, HttpConfiguration http, HttpConnectionFactory plain, SSLContext context) {
        http.addCustomizer(new SecureRequestCustomizer(false)); // names are checked by the gate
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(context);
        return new ServerConnector(server, new SslConnectionFactory(factory, plain.getProtocol()), plain);
    }
}
