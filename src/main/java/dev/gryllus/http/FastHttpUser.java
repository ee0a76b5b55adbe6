package dev.gryllus.http;

import java.util.Arrays;
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
    ClientSettings settings() {
        return new ClientSettings(
                Dialect.FAST,
                max_redirects,
                max_retries,
                Optional.of(Arrays.asList(connection_timeout, network_timeout)),
                !insecure,
                default_headers == null ? Map.of() : default_headers,
                Optional.ofNullable(proxy_host)
                        .map(address -> proxy_port == null ? address : address + ":" + proxy_port));
    }

    @Override
    Transport newTransport() {
        return new FastTransport(attached().clock());
    }
}
