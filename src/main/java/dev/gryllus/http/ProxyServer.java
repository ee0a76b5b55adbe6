package dev.gryllus.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/// An HTTP proxy.
///
/// @param authorization the value of the `Proxy-Authorization` header
record ProxyServer(String host, int port, Optional<String> authorization) {
    /// @param address `http://user:password@host:port`; the scheme may be missing
    /// @throws IllegalArgumentException if it is not the address of an HTTP proxy
    static ProxyServer of(String address) {
        HttpUrl url = HttpUrl.parse(address.contains("://") ? address : "http://" + address);
        if (url == null || url.isHttps()) {
            throw new IllegalArgumentException(
                    "proxies: must be the address of an HTTP proxy, such as 'http://user:password@localhost:3128', not '"
                            + address + "'");
        }
        Optional<String> authorization = url.encodedUsername().isEmpty()
                ? Optional.empty()
                : Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
        return new ProxyServer(url.host(), url.port(), authorization);
    }

    Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /// Without the password: this ends up in texts that people read.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
