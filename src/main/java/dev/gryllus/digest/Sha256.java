package dev.gryllus.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of what is read, in lower-case hexadecimal. One object for one content, confined to one thread.
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static String of(byte[] bytes) {
        Sha256 whole = new Sha256();
        whole.digest.update(bytes);
        return whole.hex();
    }

    /// @throws IOException as of [Files#newInputStream]
    public static String of(Path file) throws IOException {
        Sha256 whole = new Sha256();
        try (InputStream in = whole.reading(Files.newInputStream(file))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return whole.hex();
    }

    /// Takes in all that is read from the stream that comes back.
    public InputStream reading(InputStream in) {
        return new DigestInputStream(in, digest);
    }

    /// Of all that was taken in; called once.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
