package dev.gryllus.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// What requests bring along, up to a limit.
final class Bodies {
    /// Forms and commands.
    static final int MOST_BYTES = 64 * 1024;

    /// Who sends a byte now and then shall not keep a connection for ever, nor a thread.
    static final Duration LONGEST = Duration.ofSeconds(10);

    /// So many fields no form has.
    private static final int MOST_FIELDS = 1_000;

    private Bodies() {}

    /// @throws Refusal if it is longer than that
    static byte[] bytes(Context request, int most) {
        if (request.req().getContentLengthLong() > most) {
            throw tooLong(most);
        }
        try {
            return bytes(request.req().getInputStream(), most);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw tooSlow();
            }
            // it has gone away: nothing of ours, and perhaps nobody reads the answer
            throw new Refusal("The body has not come to its end.");
        }
    }

    private static byte[] bytes(InputStream in, int most) throws IOException {
        long beganNanos = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8 * 1024];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            body.write(piece, 0, count);
            if (body.size() > most) {
                throw tooLong(most);
            }
            if (System.nanoTime() - beganNanos > LONGEST.toNanos()) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private static Refusal tooSlow() {
        return new Refusal(408, "The body takes longer than " + LONGEST.toSeconds() + " seconds.");
    }

    private static Refusal tooLong(int most) {
        return new Refusal(413, "The body is longer than " + most + " bytes.");
    }

    /// A form: field → its values, in the order in which they came.
    static Map<String, List<String>> form(Context request) {
        String type = request.contentType();
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal(415, "A form is wanted: application/x-www-form-urlencoded.");
        }
        String text = new String(bytes(request, MOST_BYTES), StandardCharsets.UTF_8);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] pairs = text.isEmpty() ? new String[0] : text.split("&");
        if (pairs.length > MOST_FIELDS) {
            throw new Refusal("A form has " + MOST_FIELDS + " fields at most.");
        }
        for (String pair : pairs) {
            int end = pair.indexOf('=');
            String name = decoded(end < 0 ? pair : pair.substring(0, end));
            fields.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(end < 0 ? "" : decoded(pair.substring(end + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The form is not encoded rightly: " + e.getMessage());
        }
    }
}
