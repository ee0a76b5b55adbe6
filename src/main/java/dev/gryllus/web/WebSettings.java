package dev.gryllus.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// Where and how the web interface is served. Checked already: [Exposure] says what goes together.
///
/// @param host address or name to bind to; empty for all addresses
/// @param port 0 for any free one
/// @param basePath in front of all paths: empty, or beginning and not ending in a slash
/// @param names under which browsers may reach the server, beside the loopback's and `host`; in lower case
/// @param tls if the server speaks TLS itself
/// @param users name → password of those who may log in; empty if there is no login
/// @param behindProxy whether browsers come by a proxy, which speaks TLS to them
public record WebSettings(
        String host,
        int port,
        String basePath,
        Set<String> names,
        Optional<SSLContext> tls,
        Map<String, PasswordHash> users,
        boolean behindProxy) {
    public WebSettings {
        names = Set.copyOf(names);
        users = Map.copyOf(users);
    }
}
