package dev.gryllus.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Certificates and keys as text (RFC 7468).
record PemFile(Path path, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    static PemFile read(Path path) throws IOException {
        return new PemFile(path, Files.readString(path, StandardCharsets.ISO_8859_1));
    }

    /// Whether the file is of this kind at all.
    boolean isPem() {
        return text.contains("-----BEGIN ");
    }

    /// In the order of the file.
    Certificate[] certificates() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> certificates = new ArrayList<>();
        for (MatchResult block : blocks("CERTIFICATE").toList()) {
            certificates.add(factory.generateCertificate(new ByteArrayInputStream(content(block))));
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return certificates.toArray(Certificate[]::new);
    }

    /// @param password of an encrypted key
    PrivateKey key(char[] password) throws GeneralSecurityException, IOException {
        MatchResult block = blocks("PRIVATE KEY")
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("there is no private key in it"));
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(content(block)));
            case "ENCRYPTED PRIVATE KEY" -> key(decrypted(content(block), password));
            case String old ->
                throw new GeneralSecurityException("its key is of the old form '" + old
                        + "'; convert it: openssl pkcs8 -topk8 -in old.pem -out new.pem");
        };
    }

    private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException _) {
                continue; // a key of another algorithm
            }
        }
        throw new GeneralSecurityException("its key is neither of " + KEY_ALGORITHMS);
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] content, char[] password)
            throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(content);
        // The name of the algorithm is hidden in the parameters, but for the oldest ones.
        String algorithm = encrypted.getAlgParameters().toString().startsWith("PBE")
                ? encrypted.getAlgParameters().toString()
                : encrypted.getAlgName();
        SecretKey secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
        return encrypted.getKeySpec(cipher);
    }

    private Stream<MatchResult> blocks(String kind) {
        return BLOCK.matcher(text).results().filter(block -> block.group(1).endsWith(kind));
    }

    private static byte[] content(MatchResult block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }
}
