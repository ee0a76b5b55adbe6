package dev.gryllus.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// By what a client proves who it is. Equal only to itself; [CertificateFiles] makes one for a file.
final class ClientCertificate {
    private final KeyManager[] keyManagers;

    /// @param store holds a private key and its certificates
    ClientCertificate(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        this.keyManagers = factory.getKeyManagers();
    }

    KeyManager[] keyManagers() {
        return keyManagers.clone();
    }
}
