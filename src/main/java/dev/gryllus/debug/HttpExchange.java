package dev.gryllus.debug;

import dev.gryllus.http.Elapsed;
import dev.gryllus.http.Phases;
import dev.gryllus.http.Response;
import dev.gryllus.http.SentRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What went over the wire for one response, as lines: `>` is sent, `<` received.
///
/// @param length bytes of the content that were read
record HttpExchange(Response response, long length) {

    List<String> lines(Detail detail) {
        List<String> lines = new ArrayList<>();
        if (detail.phases()) {
            lines.add(phases(response.getPhases()));
        }
        if (detail.headers()) {
            response.getHistory().forEach(hop -> exchange(hop, new Detail(false, true, false), lines));
        }
        exchange(response, detail, lines);
        return lines;
    }

    private static String phases(Phases phases) {
        return "dns " + millis(phases.getDns()) + ", connect " + millis(phases.getConnect()) + ", tls "
                + millis(phases.getTls()) + ", first byte " + millis(phases.getFirst_byte()) + ", body "
                + millis(phases.getBody());
    }

    private static String millis(Elapsed time) {
        return String.format(Locale.ROOT, "%.2f ms", time.nanos() / 1e6);
    }

    private void exchange(Response response, Detail detail, List<String> lines) {
        SentRequest request = response.getRequest();
        if (request != null) {
            if (detail.headers()) {
                lines.add("> " + request.getMethod() + " " + request.getUrl());
                headers("> ", request.getHeaders()).forEach(lines::add);
            }
            if (detail.bodies()) {
                body("> ", sentBody(request), detail, lines);
            }
        }
        if (detail.headers() && response.getError() == null) {
            lines.add("< " + response.getHttp_version() + " " + response.getStatus_code() + " " + response.getReason());
            headers("< ", response.getHeaders()).forEach(lines::add);
        }
        if (detail.bodies()) {
            body("< ", receivedBody(response), detail, lines);
        }
    }

    private static void body(String mark, List<String> body, Detail detail, List<String> lines) {
        if (detail.headers() && !body.isEmpty()) {
            lines.add(mark.strip());
        }
        body.forEach(line -> lines.add(mark + line));
    }

    private static Stream<String> headers(String mark, Map<String, String> headers) {
        return headers.entrySet().stream().map(header -> mark + header.getKey() + ": " + header.getValue());
    }

    private static List<String> sentBody(SentRequest request) {
        byte[] body = request.getBody();
        return body == null ? List.of() : BodyText.of(body, StandardCharsets.UTF_8);
    }

    /// Of a stream nothing is left: it is counted when it ends.
    private List<String> receivedBody(Response response) {
        byte[] content = response.getContent();
        return content.length == 0 && length > 0
                ? List.of(String.format(Locale.ROOT, "(%,d bytes, read as a stream)", length))
                : BodyText.of(content, Charset.forName(response.getEncoding()));
    }
}
