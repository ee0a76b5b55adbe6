package dev.gryllus.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okhttp3.RequestBody;
import okio.Buffer;

/// What was sent for a response, as scripts look at it: `response.request.headers['Cookie']`.
public final class SentRequest {
    private final TransportRequest request;

    SentRequest(TransportRequest request) {
        this.request = request;
    }

    public String getMethod() {
        return request.method();
    }

    public String getUrl() {
        return request.url().toString();
    }

    /// By name, whatever its case; without what the connection adds: `Host`, `Content-Length` …
    public Map<String, String> getHeaders() {
        return new HeaderMap(new OkHttpHeaders(request.headers()));
    }

    /// Null if there is none, or if it was a stream, which is gone.
    public byte[] getBody() {
        RequestBody body = request.body().orElse(null);
        if (body == null || body.isOneShot()) {
            return null;
        }
        try {
            Buffer buffer = new Buffer();
            body.writeTo(buffer);
            return buffer.readByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
