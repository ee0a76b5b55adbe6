package dev.gryllus.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user whose `client` speaks as that of Locust's `FastHttpUser`: what is different stands in [Dialect]. Its fields
/// are the settings of a class, `static max_redirects = 5`, or of one user, until its client is used first.
public class FastHttpUser extends HttpUser {
    /// Seconds that a server may be silent.
    public Number network_timeout = 60.0;

    /// Seconds in which a connection must be made.
    public Number connection_timeout = 60.0;

    public int max_redirects = 30;

    /// How often a request that got no response is sent again.
    public int max_retries;

    /// Whether the certificates of TLS servers are taken unseen.
    public boolean insecure = true;

    /// Sent with every request; null for none.
    public Map<String, ?> default_headers;

    /// Null to go without a proxy.
    public String proxy_host;

    /// Null for 80.
    public Integer proxy_port;

    @Override
    HttpSession newSession(Optional<String> base) {
        HttpSession session = new HttpSession(
                this,
                base,
                newTransport(),
                attached().clock(),
                Dialect.FAST,
                new Limits(notNegative("max_redirects", max_redirects), notNegative("max_retries", max_retries)));
        session.setTimeout(List.of(
                positive("connection_timeout", connection_timeout), positive("network_timeout", network_timeout)));
        session.setVerify(!insecure);
        if (default_headers != null) {
            session.getHeaders().putAll(default_headers);
        }
        if (proxy_host != null) {
            session.setProxies(Map.of("all", proxy_host + (proxy_port == null ? "" : ":" + proxy_port)));
        }
        return session;
    }

    @Override
    Transport newTransport() {
        return new FastTransport(attached().clock());
    }

    private static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": must be 0 or more, not " + value);
        }
        return value;
    }

    private static Number positive(String name, Number seconds) {
        ConnectionArguments.seconds(name, seconds); // names the setting, where `timeout` would be told of otherwise
        return seconds;
    }
}
