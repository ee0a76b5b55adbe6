package dev.gryllus.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The shop's door: plain HTTP/1.1 on the IPv4 loopback address, made for a crowd.
final class LoopbackConnector {

    static final String ADDRESS = "127.0.0.1";

    /// Users arrive at the pace of the spawn rate; with the platform's default of 50 some of them would wait a
    /// second for their connection to be tried again, which looks like a slow shop.
    private static final int ACCEPT_QUEUE = 4_096;

    /// Longer than users wait between two tasks in any sensible script, so that they keep their connections.
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

    /// Entries of the cache of request headers that Jetty keeps for each connection. A client sends about ten;
    /// Jetty's default of 1024 takes 98 KB of heap for each connection, 2 GB for the 20,000 users of a demo.
    private static final int HEADER_CACHE = 32;

    /// Then the selectors accept. A thread of its own would be a virtual one, which alone could close what it accepts
    /// from, a moment after the server has stopped: so long the port would be taken.
    private static final int NO_ACCEPTORS = 0;

    private static final int SELECTORS_BY_JETTY = -1;

    private LoopbackConnector() {}

    /// Listens at once, before there is a server: so a port in use is an answer and not a log full of Jetty's stack
    /// traces. Clients that connect now are served when the server starts.
    ///
    /// @throws PortUnavailableException if the port is in use, or not open to this process
    static ServerSocketChannel listen(int port) {
        try {
            var channel = ServerSocketChannel.open();
            try {
                return channel.bind(new InetSocketAddress(ADDRESS, port), ACCEPT_QUEUE);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (BindException e) {
            throw new PortUnavailableException(ADDRESS, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param listening closed together with the server
    static ServerConnector of(Server server, HttpConfiguration http, ServerSocketChannel listening) {
        http.setHeaderCacheSize(HEADER_CACHE);
        var connector = new ServerConnector(server, NO_ACCEPTORS, SELECTORS_BY_JETTY, new HttpConnectionFactory(http));
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        try {
            connector.open(listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }
}
