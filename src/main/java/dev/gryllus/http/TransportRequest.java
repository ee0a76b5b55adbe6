package dev.gryllus.http;

import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/// One request as it goes over the wire. The transport adds only what framing needs: `Host`, `Connection`, the
/// length; and what a proxy wants.
///
/// @param url without user name and password
/// @param stream whether the body of the response is to be left on the wire
record TransportRequest(
        String method,
        HttpUrl url,
        Headers headers,
        Optional<RequestBody> body,
        ConnectionSettings connection,
        boolean stream) {

    /// Those without a body, for which a server is to expect that they come twice (RFC 9110 9.2.2).
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

    /// Whether it may be sent again where nobody seems to have taken it. A body may be a stream, which is read by then.
    boolean isRepeatable() {
        return REPEATABLE.contains(method) && body.isEmpty();
    }

    TransportRequest withHeaders(Headers newHeaders) {
        return new TransportRequest(method, url, newHeaders, body, connection, stream);
    }
}
