package dev.gryllus.http;

import dev.gryllus.wire.ResponseHeaders;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Headers as scripts read them: a map that does not care for upper or lower case. Several headers of
/// one name are one value, joined by `, `.
final class HeaderMap extends AbstractMap<String, String> {
    private final ResponseHeaders headers;

    HeaderMap(ResponseHeaders headers) {
        this.headers = headers;
    }

    @Override
    public String get(Object name) {
        List<String> values = name instanceof CharSequence text ? headers.values(text.toString()) : List.of();
        return values.isEmpty() ? null : String.join(", ", values);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        Set<Map.Entry<String, String>> entries = new LinkedHashSet<>();
        headers.names().forEach(name -> entries.add(Map.entry(name, get(name))));
        return entries;
    }
}
