package dev.gryllus.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// `application/x-www-form-urlencoded`, for query strings and forms: `a=1&b=x+y`.
final class FormText {
    private FormText() {}

    /// @param fields values that are lists (or arrays) repeat their name; nulls are left out, as in Python's
    ///     requests
    static String encode(Map<?, ?> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> {
            switch (value) {
                case null -> {}
                case Iterable<?> many -> many.forEach(one -> append(text, name, one));
                case Object[] many -> {
                    for (Object one : many) {
                        append(text, name, one);
                    }
                }
                default -> append(text, name, value);
            }
        });
        return text.toString();
    }

    private static void append(StringBuilder text, Object name, Object value) {
        text.append(text.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }
}
