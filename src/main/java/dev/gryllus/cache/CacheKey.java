package dev.gryllus.cache;

import dev.gryllus.digest.Sha256;
import java.nio.charset.StandardCharsets;

/// The name under which a content is kept: a hash of all that it was made from, part by part.
public final class CacheKey {
    private final StringBuilder parts = new StringBuilder();

    /// Each part counts with its length, so that no two lists of parts look the same.
    public CacheKey with(String part) {
        parts.append(part.length()).append(':').append(part);
        return this;
    }

    public String text() {
        return Sha256.of(parts.toString().getBytes(StandardCharsets.UTF_8));
    }
}
