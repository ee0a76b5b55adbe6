package dev.gryllus.http;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/// Says who we are when OkHttp asks a proxy for a tunnel: with the first request for it, since a second one would
/// come too late to be measured.
record ProxyPassword(ProxyServer server) implements Authenticator {
    private static final String HEADER = "Proxy-Authorization";

    /// @return null to give up, which is what OkHttp wants
    @Override
    public Request authenticate(Route route, Response response) {
        return server.authorization().isEmpty() || response.request().header(HEADER) != null
                ? null
                : response.request()
                        .newBuilder()
                        .header(HEADER, server.authorization().get())
                        .build();
    }
}
