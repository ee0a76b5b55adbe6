package dev.gryllus.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as it may be kept: `pbkdf2.ITERATIONS.SALT.HASH`, by PBKDF2 with HMAC-SHA256, salt and hash in base64 for
/// addresses. Trying one takes a noticeable part of a second, on purpose.
public record PasswordHash(int iterations, byte[] salt, byte[] hash) {
    /// What OWASP recommends for this function.
    private static final int ITERATIONS = 600_000;

    private static final int LEAST_ITERATIONS = 100_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String NAME = "pbkdf2";
    private static final String EXPECTED =
            "expected name:hash with a hash that 'gryllus hash-password' has made, not a password";

    public PasswordHash {
        salt = salt.clone();
        hash = hash.clone();
    }

    public static PasswordHash of(char[] password) {
        return of(password, ITERATIONS);
    }

    /// Of no password, for names that nobody has: to try it takes as long as to try the slowest of these.
    static PasswordHash ofNobody(Collection<PasswordHash> others) {
        int iterations =
                others.stream().mapToInt(PasswordHash::iterations).max().orElse(ITERATIONS);
        return new PasswordHash(iterations, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    static PasswordHash of(char[] password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(iterations, salt, derived(password, salt, iterations));
    }

    /// @throws IllegalArgumentException if the text is none of ours
    public static PasswordHash parse(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length == 4 && parts[0].equals(NAME)) {
                int iterations = Integer.parseInt(parts[1]);
                byte[] salt = Base64.getUrlDecoder().decode(parts[2]);
                byte[] hash = Base64.getUrlDecoder().decode(parts[3]);
                if (iterations >= LEAST_ITERATIONS
                        && iterations <= MOST_ITERATIONS
                        && salt.length >= SALT_BYTES
                        && hash.length == HASH_BYTES) {
                    return new PasswordHash(iterations, salt, hash);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(EXPECTED, e);
        }
        throw new IllegalArgumentException(EXPECTED);
    }

    public boolean matches(char[] password) {
        return MessageDigest.isEqual(hash, derived(password, salt, iterations));
    }

    public String text() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return String.join(
                ".", NAME, Integer.toString(iterations), encoder.encodeToString(salt), encoder.encodeToString(hash));
    }

    /// Not the hash: this may end up in a log.
    @Override
    public String toString() {
        return "a hashed password";
    }

    private static byte[] derived(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JVM has it
        } finally {
            spec.clearPassword();
        }
    }
}
