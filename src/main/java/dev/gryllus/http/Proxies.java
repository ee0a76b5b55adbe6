package dev.gryllus.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Which proxy leads to which server. As in Python's requests, the environment has no say.
///
/// @param servers by what they are for, the first that fits wins: `http://host`, `http`, `all://host`, `all`
record Proxies(Map<String, ProxyServer> servers) {
    static final Proxies NONE = new Proxies(Map.of());

    /// @throws IllegalArgumentException if an address is none
    static Proxies of(Map<?, ?> addresses) {
        Map<String, ProxyServer> servers = new HashMap<>();
        addresses.forEach((what, address) -> {
            if (address != null) {
                servers.put(String.valueOf(what), ProxyServer.of(String.valueOf(address)));
            }
        });
        return new Proxies(Map.copyOf(servers));
    }

    Optional<ProxyServer> to(HttpUrl url) {
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        return server(url.scheme() + "://" + url.host())
                .or(() -> server(url.scheme()))
                .or(() -> server("all://" + url.host()))
                .or(() -> server("all"));
    }

    private Optional<ProxyServer> server(String what) {
        return Optional.ofNullable(servers.get(what));
    }
}
