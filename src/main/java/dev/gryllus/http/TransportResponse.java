package dev.gryllus.http;

import dev.gryllus.stats.PhaseTimes;
import dev.gryllus.wire.ResponseHeaders;
import java.io.InputStream;
import java.util.Optional;

/// One response as it came over the wire.
///
/// @param version `HTTP/1.1`, `HTTP/2` …
/// @param reason the server's reason phrase, often empty
/// @param body still encoded as `Content-Encoding` says; empty if there is a stream
/// @param stream the body, if it was asked for as such: reading it throws [TransportException] if it breaks off
/// @param endNanos when the last of it came that was read, on the transport's clock
record TransportResponse(
        String version,
        int status,
        String reason,
        ResponseHeaders headers,
        byte[] body,
        Optional<InputStream> stream,
        PhaseTimes times,
        long endNanos) {}
