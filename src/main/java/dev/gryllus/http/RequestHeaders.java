package dev.gryllus.http;

import dev.gryllus.http.RequestBodies.Payload;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/// Puts together what a request says about itself.
final class RequestHeaders {
    /// What every request sends unless the script says otherwise.
    static final Headers DEFAULTS = Headers.of(
            "User-Agent", "gryllus/" + version(), "Accept-Encoding", ContentDecoder.ACCEPTED, "Accept", "*/*");

    private RequestHeaders() {}

    private static String version() {
        return Optional.ofNullable(RequestHeaders.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /// Later wins over earlier: defaults, the session's, the call's; then what `auth:` says. A user name in the
    /// address is weaker than a header that the script wrote. A null takes a header away.
    ///
    /// @throws IllegalArgumentException if a name or value cannot be sent
    static Headers of(
            Map<String, Object> session,
            Map<?, ?> call,
            Payload payload,
            Optional<String> auth,
            Optional<String> fromUrl) {
        if (session.isEmpty() && call.isEmpty() && payload.isPlain() && auth.isEmpty() && fromUrl.isEmpty()) {
            return DEFAULTS;
        }
        Headers.Builder headers = DEFAULTS.newBuilder();
        fromUrl.ifPresent(value -> headers.set("Authorization", value));
        if (!payload.contentType().isEmpty()) {
            headers.set("Content-Type", payload.contentType());
        }
        if (!payload.accept().isEmpty()) {
            headers.set("Accept", payload.accept());
        }
        session.forEach((name, value) -> set(headers, name, value));
        call.forEach((name, value) -> set(headers, String.valueOf(name), value));
        auth.ifPresent(value -> headers.set("Authorization", value));
        return headers.build();
    }

    private static void set(Headers.Builder headers, String name, Object value) {
        headers.removeAll(name);
        if (value != null) {
            String text = value.toString();
            requireOneLine("headers", name, text);
            headers.addUnsafeNonAscii(name, text);
        }
    }

    /// Text with more lines would smuggle further headers into the request.
    ///
    /// @param argument where the script gave it
    /// @throws IllegalArgumentException if it has more
    static void requireOneLine(String argument, String name, String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    argument + ": " + name.replaceAll("\\R", " ") + ": a header is one line");
        }
    }
}
