package dev.gryllus.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads certificates and keys, each file once for all users; again when it changed. Safe for any number of threads.
final class CertificateFiles {
    private static final char[] NO_PASSWORD = {};

    private final Map<Source, Trust> authorities = new ConcurrentHashMap<>();
    private final Map<Source, ClientCertificate> certificates = new ConcurrentHashMap<>();

    /// What something was read from.
    private record Source(Path file, FileTime changed, Optional<Path> key, Optional<String> password) {}

    /// @param file PEM, with one certificate or more
    /// @throws IllegalArgumentException if it cannot be read as such
    Trust authorities(Path file) {
        Source source = source("verify", file, Optional.empty(), Optional.empty());
        return authorities.computeIfAbsent(source, key -> {
            try {
                KeyStore store = emptyStore();
                int number = 0;
                for (Certificate certificate : PemFile.read(file).certificates()) {
                    store.setCertificateEntry("authority" + number++, certificate);
                }
                return new Trust.Authorities(store);
            } catch (IOException | GeneralSecurityException e) {
                throw unreadable("verify", file, e.getMessage(), e);
            }
        });
    }

    /// @param file PKCS#12, JKS or PEM
    /// @param keyFile PEM; where it is missing the key is in the first file
    /// @throws IllegalArgumentException if they cannot be read as such
    ClientCertificate certificate(Path file, Optional<Path> keyFile, Optional<String> password) {
        Source source = source("cert", file, keyFile, password);
        return certificates.computeIfAbsent(source, key -> {
            char[] secret = password.map(String::toCharArray).orElse(NO_PASSWORD);
            try {
                PemFile pem = PemFile.read(file);
                return pem.isPem() ? fromPem(pem, keyFile, secret) : fromStore(file, secret);
            } catch (IOException | GeneralSecurityException e) {
                throw unreadable(
                        "cert", keyFile.orElse(file), isWrongPassword(e) ? "wrong password" : e.getMessage(), e);
            }
        });
    }

    private static ClientCertificate fromPem(PemFile pem, Optional<Path> keyFile, char[] password)
            throws IOException, GeneralSecurityException {
        PemFile key = keyFile.isPresent() ? PemFile.read(keyFile.get()) : pem;
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key.key(password), NO_PASSWORD, pem.certificates());
        return new ClientCertificate(store, NO_PASSWORD);
    }

    private static ClientCertificate fromStore(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        try {
            return new ClientCertificate(KeyStore.getInstance(file.toFile(), password), password);
        } catch (KeyStoreException e) {
            throw new GeneralSecurityException("it is neither PKCS#12 nor JKS nor PEM", e);
        }
    }

    /// The JDK has no one way to say so.
    private static boolean isWrongPassword(Exception thrown) {
        return thrown instanceof UnrecoverableKeyException
                || thrown.getCause() instanceof UnrecoverableKeyException
                || thrown instanceof javax.crypto.BadPaddingException
                || thrown.getCause() instanceof javax.crypto.BadPaddingException;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Source source(String argument, Path file, Optional<Path> key, Optional<String> password) {
        for (Path path : key.isPresent() ? new Path[] {file, key.get()} : new Path[] {file}) {
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new IllegalArgumentException(argument + ": cannot read " + path);
            }
        }
        try {
            return new Source(file, Files.getLastModifiedTime(key.orElse(file)), key, password);
        } catch (IOException e) {
            throw unreadable(argument, file, e.getMessage(), e);
        }
    }

    private static IllegalArgumentException unreadable(String argument, Path file, String why, Exception cause) {
        return new IllegalArgumentException(argument + ": cannot read " + file + ": " + why, cause);
    }
}
