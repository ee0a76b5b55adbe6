package dev.gryllus.http;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What will be counted of a request, as scripts look at it and edit it before it is: `response.request_meta['name']`.
///
/// | key               | value                     |
/// |-------------------|---------------------------|
/// | `request_type`    | text                      |
/// | `name`            | text                      |
/// | `url`             | text                      |
/// | `context`         | map, may be edited itself |
/// | `response_time`   | milliseconds              |
/// | `response_length` | bytes                     |
final class RequestMeta extends AbstractMap<String, Object> {
    private final Sample sample;
    private final Verdict verdict;

    RequestMeta(Sample sample, Verdict verdict) {
        this.sample = sample;
        this.verdict = verdict;
        if (verdict.isOpen()) {
            sample.context = new HashMap<>(sample.context); // what was given may be the user's own
        }
    }

    /// @throws IllegalArgumentException if there is nothing of this name, or the value does not fit
    /// @throws IllegalStateException if the request is counted already
    @Override
    public Object put(String key, Object value) {
        if (!verdict.isOpen()) {
            throw Verdict.tooLate("request_meta['" + key + "'] = …");
        }
        Object before = get(key);
        switch (key) {
            case "request_type" -> sample.method = text(key, value);
            case "name" -> sample.name = text(key, value);
            case "url" -> sample.url = text(key, value);
            case "context" -> sample.context = map(value);
            case "response_time" -> sample.responseNanos = Math.round(number(key, value) * 1e6);
            case "response_length" -> sample.editedLength = OptionalLong.of((long) number(key, value));
            default ->
                throw new IllegalArgumentException(
                        "request_meta: '" + key + "' cannot be set; what can is " + keySet());
        }
        return before;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("request_type", sample.method);
        entries.put("name", sample.name);
        entries.put("url", sample.url);
        entries.put("context", sample.context);
        entries.put("response_time", sample.responseNanos / 1e6);
        entries.put("response_length", sample.length());
        return entries.entrySet();
    }

    private static String text(String key, Object value) {
        if (value instanceof CharSequence text && !text.isEmpty()) {
            return text.toString();
        }
        throw wrong(key, "a text", value);
    }

    private static double number(String key, Object value) {
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        throw wrong(key, "a number, 0 or more", value);
    }

    private static Map<String, Object> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> context = new HashMap<>();
            map.forEach((key, entry) -> context.put(String.valueOf(key), entry));
            return context;
        }
        throw wrong("context", "a map", value);
    }

    private static IllegalArgumentException wrong(String key, String wanted, Object value) {
        return new IllegalArgumentException("request_meta['" + key + "'] must be " + wanted + ", not " + value);
    }
}
