package dev.gryllus.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whose word on a server's certificate counts.
sealed interface Trust {
    X509TrustManager manager() throws GeneralSecurityException;

    /// The authorities that this JVM knows.
    record System() implements Trust {
        @Override
        public X509TrustManager manager() throws GeneralSecurityException {
            return managerOf(null);
        }
    }

    /// `verify: false`.
    record Anyone() implements Trust {
        @Override
        public X509TrustManager manager() {
            return new TrustAnyone();
        }
    }

    /// `verify: 'ca.pem'`. Equal only to itself; [CertificateFiles] makes one for a file.
    final class Authorities implements Trust {
        private final X509TrustManager manager;

        /// @param authorities certificates
        Authorities(KeyStore authorities) throws GeneralSecurityException {
            this.manager = managerOf(authorities);
        }

        @Override
        public X509TrustManager manager() {
            return manager;
        }
    }

    /// @param authorities null for those of the JVM
    private static X509TrustManager managerOf(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("this JVM cannot check certificates");
    }
}
