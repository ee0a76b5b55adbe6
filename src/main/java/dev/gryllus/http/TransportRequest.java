package dev.gryllus.http;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/// One request as it goes over the wire. The transport adds only what framing needs: `Host`, `Connection`, the
/// length.
///
/// @param url without user name and password
/// @param verify whether the server's TLS certificate is checked
record TransportRequest(
        String method, HttpUrl url, Headers headers, Optional<RequestBody> body, Timeouts timeouts, boolean verify) {

    TransportRequest withHeaders(Headers newHeaders) {
        return new TransportRequest(method, url, newHeaders, body, timeouts, verify);
    }
}
