package dev.gryllus.http;

import java.util.Optional;
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

    TransportRequest withHeaders(Headers newHeaders) {
        return new TransportRequest(method, url, newHeaders, body, connection, stream);
    }
}
