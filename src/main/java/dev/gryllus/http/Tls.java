package dev.gryllus.http;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Whom a TLS connection believes, and who it says it is.
record Tls(Trust trust, Optional<ClientCertificate> certificate) {
    /// What holds unless a script says otherwise.
    static final Tls VERIFIED = new Tls(new Trust.System(), Optional.empty());

    Tls with(Trust newTrust) {
        return new Tls(newTrust, certificate);
    }

    Tls with(Optional<ClientCertificate> newCertificate) {
        return new Tls(trust, newCertificate);
    }

    /// Whether the name in a server's certificate must be that of the server.
    boolean checksHost() {
        return !(trust instanceof Trust.Anyone);
    }

    SSLContext context(X509TrustManager manager) throws GeneralSecurityException {
        KeyManager[] keys = certificate.map(ClientCertificate::keyManagers).orElse(null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {manager}, null);
        return context;
    }
}
