package dev.gryllus.http;

import java.util.Optional;
import okhttp3.HttpUrl;

/// Where a connection leads. Requests that agree in it may share one.
///
/// @param tls that of every request without TLS is the same
record Destination(boolean https, String host, int port, Tls tls, Optional<ProxyServer> proxy) {
    static Destination of(TransportRequest request) {
        HttpUrl url = request.url();
        Tls tls = url.isHttps() ? request.connection().tls() : Tls.VERIFIED;
        return new Destination(
                url.isHttps(),
                url.host(),
                url.port(),
                tls,
                request.connection().proxies().to(url));
    }

    /// Whether it is that of a request; as equality, without making one.
    boolean fits(TransportRequest request) {
        HttpUrl url = request.url();
        return port == url.port()
                && https == url.isHttps()
                && host.equals(url.host())
                && (!https || tls.equals(request.connection().tls()))
                && proxy.equals(request.connection().proxies().to(url));
    }

    /// Whom the connection is made with.
    String nearHost() {
        return proxy.isPresent() ? proxy.get().host() : host;
    }

    int nearPort() {
        return proxy.isPresent() ? proxy.get().port() : port;
    }

    /// Host and port, as requests for a tunnel name them.
    String authority() {
        return hostText() + ":" + port;
    }

    /// Host, and the port unless it is the usual one, as the `Host` header has it.
    String hostHeader() {
        return port == (https ? 443 : 80) ? hostText() : authority();
    }

    private String hostText() {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
