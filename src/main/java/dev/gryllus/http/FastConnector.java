package dev.gryllus.http;

import dev.gryllus.wire.ResponseHead;
import dev.gryllus.wire.WireOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;

/// Makes connections: name, TCP, a proxy's tunnel, TLS. Certificates and names are judged by what [OkHttpCore] has, and
/// TLS sessions are resumed across all users.
final class FastConnector {
    /// Tries when the process may open no more sockets, each after others were closed.
    private static final int MOST_TRIES = 10;

    /// Of the fourth or the sixth version.
    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|.*:.*");

    private static final String[] SPOKEN = {"http/1.1"};

    private final IdleConnections idle;

    FastConnector(IdleConnections idle) {
        this.idle = idle;
    }

    FastConnection connect(Destination to, Timeouts timeouts, PhaseTimer timer) throws IOException {
        IOException first = null;
        for (InetAddress address : resolve(to.nearHost(), timer)) {
            try {
                return connect(new InetSocketAddress(address, to.nearPort()), to, timeouts, timer);
            } catch (IOException e) {
                if (timer.stage() != Stage.CONNECTING || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    /// An address needs no look-up, and so has none in its times.
    private static InetAddress[] resolve(String host, PhaseTimer timer) throws UnknownHostException {
        if (ADDRESS.matcher(host).matches()) {
            return InetAddress.getAllByName(host);
        }
        timer.resolving();
        InetAddress[] addresses = InetAddress.getAllByName(host);
        timer.resolved();
        return addresses;
    }

    private FastConnection connect(InetSocketAddress address, Destination to, Timeouts timeouts, PhaseTimer timer)
            throws IOException {
        timer.connecting();
        FastConnection connection = new FastConnection(to, openChannel());
        try {
            connection.within(timeouts.connect(), () -> connection.channel().connect(address));
            if (to.https()) {
                if (to.proxy().isPresent()) {
                    askForTunnel(connection, to.proxy().get(), timeouts.read());
                }
                secure(connection, to, timeouts.read(), timer);
            } else {
                timer.connected();
            }
            return connection;
        } catch (IOException | RuntimeException | Error e) {
            timer.connected();
            connection.close();
            throw e;
        }
    }

    private SocketChannel openChannel() throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                SocketChannel channel = SocketChannel.open();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return channel;
            } catch (IOException e) {
                if (tries == MOST_TRIES || !IdleConnections.areNeeded(e) || !idle.giveSomeBack()) {
                    throw e;
                }
            }
        }
    }

    /// @throws IOException with the words that [FailureReason] knows from OkHttp
    private static void askForTunnel(FastConnection connection, ProxyServer proxy, Duration limit) throws IOException {
        connection.begin(limit);
        try {
            WireOutput out = connection.output();
            String authority = connection.destination().authority();
            out.put("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority
                    + "\r\nProxy-Connection: Keep-Alive\r\n");
            Optional<String> authorization = proxy.authorization();
            if (authorization.isPresent()) {
                out.put("Proxy-Authorization: " + authorization.get() + "\r\n");
            }
            out.put("\r\n");
            out.flush();
            int status = ResponseHead.read(connection.input()).status();
            if (status == 407) {
                throw new IOException("Failed to authenticate with proxy");
            }
            if (status != 200) {
                throw new IOException("Unexpected response code for CONNECT: " + status);
            }
        } finally {
            connection.end();
        }
    }

    private static void secure(FastConnection connection, Destination to, Duration limit, PhaseTimer timer)
            throws IOException {
        timer.securing();
        OkHttpClient rules = OkHttpCore.secured(to.tls());
        SSLSocket socket =
                (SSLSocket) rules.sslSocketFactory().createSocket(connection.socket(), to.host(), to.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(SPOKEN);
        socket.setSSLParameters(parameters);
        connection.within(limit, socket::startHandshake);
        if (!rules.hostnameVerifier().verify(to.host(), socket.getSession())) {
            throw new SSLPeerUnverifiedException("Hostname " + to.host() + " not verified");
        }
        connection.secure(socket);
        timer.secured();
    }
}
