package dev.gryllus.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The name under which a content is kept: a hash of all that it was made from, part by part.
public final class CacheKey {
    private final MessageDigest digest = Sha256.digest();

    /// Each part counts with its length, so that no two lists of parts look the same.
    public CacheKey with(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    /// To be called once.
    public String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
