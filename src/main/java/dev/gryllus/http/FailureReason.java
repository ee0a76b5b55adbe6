package dev.gryllus.http;

import dev.gryllus.http.RequestException.Kind;
import dev.gryllus.user.FailureText;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.internal.http2.StreamResetException;

/// Puts failures into words. The words are what failures are grouped by, so they hold what was asked for (host,
/// port, time limit) and nothing that differs from one request to the next.
final class FailureReason {
    private FailureReason() {}

    /// The one line under which something thrown is counted: `Type('message')`, of the message only the first line.
    static String of(Throwable thrown) {
        if (thrown instanceof RequestException || thrown instanceof LocustBadStatusCode) {
            return thrown.toString();
        }
        return FailureText.of(thrown);
    }

    /// The one line under which a script's own `failure(reason)` is counted.
    static String of(Object reason) {
        return reason instanceof Throwable thrown ? of(thrown) : FailureText.of(reason);
    }

    static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }

    /// Why an exchange ended without a whole response.
    static RequestException explain(TransportException failed, TransportRequest request) {
        HttpUrl url = request.url();
        Timeouts timeouts = request.connection().timeouts();
        Optional<ProxyServer> proxy = request.connection().proxies().to(url);
        if (proxy.isPresent() && (failed.stage() == Stage.RESOLVING || failed.stage() == Stage.CONNECTING)) {
            return new RequestException(
                    Kind.PROXY, proxy(failed, url, timeouts) + ": " + proxy.get(), failed.getCause());
        }
        String target = url.host() + ":" + url.port();
        Throwable cause = failed.getCause();
        return switch (cause) {
            case UnknownHostException e -> new RequestException(Kind.DNS, "Unknown host: " + url.host(), e);
            case SocketTimeoutException e ->
                new RequestException(Kind.TIMEOUT, timedOut(failed.stage(), timeouts) + ": " + target, e);
            case SSLException e -> new RequestException(Kind.TLS, tls(e) + ": " + target, e);
            case java.net.ProtocolException e ->
                new RequestException(Kind.PROTOCOL, protocol(e.getMessage()) + ": " + target, e);
            case StreamResetException e ->
                new RequestException(Kind.CONNECTION, "Stream reset by the server (" + e.errorCode + "): " + target, e);
            case Throwable e
            when endOfStream(e) -> new RequestException(Kind.PROTOCOL, endedEarly(e) + ": " + target, e);
            default -> new RequestException(Kind.CONNECTION, connection(failed.stage(), cause) + ": " + target, cause);
        };
    }

    /// OkHttp tells only in words how a proxy refused to make a tunnel.
    private static String proxy(TransportException failed, HttpUrl url, Timeouts timeouts) {
        Throwable cause = failed.getCause();
        String message = firstLine(String.valueOf(cause.getMessage()));
        if (cause instanceof UnknownHostException) {
            return "Unknown host";
        }
        if (cause instanceof SocketTimeoutException) {
            return timedOut(failed.stage(), timeouts);
        }
        if (message.equals("Failed to authenticate with proxy")) {
            return "The proxy wants another user and password";
        }
        return message.startsWith("Unexpected response code for CONNECT: ")
                ? "The proxy refused to connect to " + url.host() + ":" + url.port() + " with status "
                        + message.substring(message.lastIndexOf(' ') + 1)
                : connection(failed.stage(), cause);
    }

    private static String timedOut(Stage stage, Timeouts timeouts) {
        String read = Timeouts.text(timeouts.read());
        return switch (stage) {
            case RESOLVING, CONNECTING -> "Could not connect within " + Timeouts.text(timeouts.connect());
            case SECURING -> "TLS handshake without an answer for " + read;
            case SENDING -> "No response within " + read;
            case READING -> "The response stopped for " + read + " before it was complete";
        };
    }

    private static String tls(SSLException failed) {
        if (failed instanceof SSLPeerUnverifiedException) {
            return "certificate not valid for this host";
        }
        if (causes(failed).anyMatch(CertificateExpiredException.class::isInstance)) {
            return "certificate expired";
        }
        if (causes(failed).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return "certificate not yet valid";
        }
        if (causes(failed).anyMatch(CertificateException.class::isInstance)) {
            return "certificate not trusted";
        }
        String message = firstLine(String.valueOf(failed.getMessage()));
        return message.startsWith("Unsupported or unrecognized SSL message") ? "not a TLS server" : message;
    }

    private static String protocol(String message) {
        if (message.startsWith("unexpected end of stream")) {
            return "The server closed the connection before the response was complete";
        }
        if (message.startsWith("Unexpected status line")) {
            return "The server sent something that is not HTTP";
        }
        return message.startsWith("expected chunk size") || message.startsWith("Expected leading [0-9a-fA-F]")
                ? "The response has broken chunks"
                : firstLine(message);
    }

    private static boolean endOfStream(Throwable thrown) {
        return causes(thrown).anyMatch(EOFException.class::isInstance);
    }

    /// OkHttp tells only in words how much of the headers there was.
    private static String endedEarly(Throwable thrown) {
        boolean nothing = causes(thrown)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("limit=0 "));
        return nothing
                ? "The server closed the connection without a response"
                : "The server closed the connection before the response was complete";
    }

    private static String connection(Stage stage, Throwable thrown) {
        Throwable root = causes(thrown).reduce(thrown, (first, second) -> second);
        String message = firstLine(String.valueOf(root.getMessage()));
        if (message.startsWith("Connection reset")) {
            return stage == Stage.READING
                    ? "Connection reset while reading the response"
                    : "Connection reset before the response";
        }
        return message.startsWith("Broken pipe") ? "Connection closed while sending the request" : message;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
