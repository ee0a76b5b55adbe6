package dev.gryllus.http;

import okhttp3.Headers;

/// One response as it came over the wire.
///
/// @param reason the server's reason phrase, often empty
/// @param body still encoded as `Content-Encoding` says
record TransportResponse(int status, String reason, Headers headers, byte[] body, Phases phases) {}
