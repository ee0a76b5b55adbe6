package dev.gryllus.http;

/// How a request gets to its server; a connection serves only requests that agree in it.
record ConnectionSettings(Timeouts timeouts, Tls tls, Proxies proxies, Http2 http2) {
    static final ConnectionSettings DEFAULT =
            new ConnectionSettings(Timeouts.NONE, Tls.VERIFIED, Proxies.NONE, Http2.WHERE_OFFERED);

    ConnectionSettings with(Timeouts newTimeouts) {
        return new ConnectionSettings(newTimeouts, tls, proxies, http2);
    }

    ConnectionSettings with(Tls newTls) {
        return new ConnectionSettings(timeouts, newTls, proxies, http2);
    }

    ConnectionSettings with(Proxies newProxies) {
        return new ConnectionSettings(timeouts, tls, newProxies, http2);
    }

    ConnectionSettings with(Http2 newHttp2) {
        return new ConnectionSettings(timeouts, tls, proxies, newHttp2);
    }
}
