package dev.gryllus.http;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// TLS of a server of ours, from files such as those that users may show as their certificate.
public final class ServerCertificate {
    private ServerCertificate() {}

    /// @param certificate PEM, with those that it depends on behind it
    /// @param key PEM, not encrypted
    /// @throws IllegalArgumentException if they cannot be read as such
    public static SSLContext context(Path certificate, Path key) {
        ClientCertificate shown = new CertificateFiles().certificate(certificate, Optional.of(key), Optional.empty());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.keyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(certificate + ": " + e.getMessage(), e);
        }
    }
}
