package dev.gryllus.http;

import dev.gryllus.wire.Persistence;
import dev.gryllus.wire.WireOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.RequestBody;

/// Writes requests of one user as HTTP/1.1. What is the same from one request to the next, headers and host, is kept as
/// bytes.
final class RequestWriter {
    private static final byte[] NOTHING = {};

    private Headers headers = Headers.EMPTY;
    private byte[] headerLines = NOTHING;
    private byte[] typeLine = NOTHING;
    private boolean namesHost;
    private boolean closing;
    private Optional<Destination> destination = Optional.empty();
    private byte[] hostLine = NOTHING;

    /// Leaves the end of the request in the output's buffer.
    void write(TransportRequest request, Destination to, WireOutput out) throws IOException {
        remember(request.headers());
        remember(to);
        out.put(request.method());
        out.put(" ");
        boolean toProxy = to.proxy().isPresent() && !to.https();
        writeTarget(request.url().toString(), toProxy, out);
        out.put(" HTTP/1.1\r\n");
        if (!namesHost) {
            out.put(hostLine);
        }
        out.put(headerLines);
        if (toProxy && to.proxy().get().authorization().isPresent()) {
            out.put(line("Proxy-Authorization", to.proxy().get().authorization().get()));
        }
        if (request.body().isPresent()) {
            writeBody(request.body().get(), out);
        } else {
            out.put(typeLine);
            out.put("\r\n");
        }
    }

    /// Whether the last request asked the server to close the connection.
    boolean closesConnection() {
        return closing;
    }

    private void remember(Headers next) {
        if (headers != next) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < next.size(); i++) {
                if (!isOurs(next.name(i))) {
                    lines.append(line(next.name(i), next.value(i)));
                }
            }
            headerLines = lines.toString().getBytes(StandardCharsets.UTF_8);
            String type = next.get("Content-Type");
            typeLine = type == null ? NOTHING : line("Content-Type", type).getBytes(StandardCharsets.UTF_8);
            namesHost = next.get("Host") != null;
            closing = !Persistence.isOffered("HTTP/1.1", next.values("Connection"));
            headers = next;
        }
    }

    /// What the framing says, and the type, which a body may know better.
    private static boolean isOurs(String name) {
        return name.equalsIgnoreCase("Content-Length")
                || name.equalsIgnoreCase("Transfer-Encoding")
                || name.equalsIgnoreCase("Content-Type");
    }

    /// That of a connection stays the same object. Whether another one is equal need not be asked, which would take
    /// the JVM 10 ms at first.
    private void remember(Destination to) {
        if (destination.isEmpty() || destination.get() != to) {
            hostLine = line("Host", to.hostHeader()).getBytes(StandardCharsets.US_ASCII);
            destination = Optional.of(to);
        }
    }

    /// Path and query; a proxy wants the whole address. A fragment is never sent.
    private static void writeTarget(String url, boolean toProxy, WireOutput out) throws IOException {
        int start = toProxy ? 0 : url.indexOf('/', url.indexOf("://") + 3);
        int fragment = url.indexOf('#', start);
        out.put(url, start, fragment < 0 ? url.length() : fragment);
    }

    private static String line(String name, String value) {
        return name + ": " + value + "\r\n";
    }

    private void writeBody(RequestBody body, WireOutput out) throws IOException {
        if (body.contentType() == null) {
            out.put(typeLine);
        } else {
            out.put(line("Content-Type", body.contentType().toString()));
        }
        long length = body.contentLength();
        out.put(length < 0 ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + length + "\r\n\r\n");
        if (length != 0) {
            BodySink.write(body, length, out);
        }
    }
}
