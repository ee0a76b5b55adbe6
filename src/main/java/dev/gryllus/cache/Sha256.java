package dev.gryllus.cache;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The one hash of this package.
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] of(byte[] content) {
        return digest().digest(content);
    }
}
