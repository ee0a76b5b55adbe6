package dev.gryllus.http;

import dev.gryllus.wire.ResponseHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/// Headers as OkHttp knows them.
record OkHttpHeaders(Headers headers) implements ResponseHeaders {
    @Override
    public Optional<String> last(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public List<String> values(String name) {
        return headers.values(name);
    }

    @Override
    public Set<String> names() {
        return headers.names();
    }
}
