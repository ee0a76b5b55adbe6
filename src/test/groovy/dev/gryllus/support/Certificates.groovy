package dev.gryllus.support

import java.nio.file.Files
import java.nio.file.Path
import java.security.AlgorithmParameters
import java.security.KeyStore
import java.security.PrivateKey
import javax.crypto.Cipher
import javax.crypto.EncryptedPrivateKeyInfo
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.PBEKeySpec
import javax.crypto.spec.PBEParameterSpec

/** A server's and a client's certificate, each its own authority, in all the forms that files have. */
class Certificates implements AutoCloseable {
    static final String PASSWORD = 'secret'

    final Path folder = Files.createTempDirectory('certificates')
    final Path serverStore = generate('server')
    final Path clientStore = generate('client')
    final Path strangerStore = generate('stranger')
    final Path serverPem = write('server.pem', certificate(serverStore))
    final Path clientPem = write('client.pem', certificate(clientStore))
    final Path keyPem = write('key.pem', pem('PRIVATE KEY', key(clientStore).encoded))
    final Path lockedKeyPem = write('locked.pem', pem('ENCRYPTED PRIVATE KEY', locked(key(clientStore).encoded)))
    final Path bothPem = write('both.pem', certificate(clientStore) + pem('PRIVATE KEY', key(clientStore).encoded))
    final Path oldKeyPem = write('old.pem', pem('RSA PRIVATE KEY', [1, 2, 3] as byte[]))
    final Path nonsense = write('nonsense.p12', 'nonsense')

    private Path generate(String name) {
        def store = folder.resolve("${name}.p12")
        def keytool = Path.of(System.getProperty('java.home'), 'bin', 'keytool').toString()
        def command = [keytool, '-genkeypair', '-keystore', "$store", '-storepass', PASSWORD, '-alias', 'one', '-keyalg', 'EC',
                       '-dname', "CN=$name", '-ext', 'san=dns:localhost,ip:127.0.0.1', '-storetype', 'PKCS12']*.toString()
        def process = new ProcessBuilder(command).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0 : said
        store
    }

    private Path write(String name, String text) {
        Files.writeString(folder.resolve(name), text)
    }

    private static KeyStore open(Path store) {
        KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray())
    }

    private static PrivateKey key(Path store) {
        open(store).getKey('one', PASSWORD.toCharArray()) as PrivateKey
    }

    private static String certificate(Path store) {
        pem('CERTIFICATE', open(store).getCertificate('one').encoded)
    }

    private static String pem(String what, byte[] content) {
        "-----BEGIN $what-----\n${Base64.mimeEncoder.encodeToString(content)}\n-----END $what-----\n"
    }

    private static byte[] locked(byte[] key) {
        def algorithm = 'PBEWithHmacSHA256AndAES_256'
        def secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD.toCharArray()))
        def cipher = Cipher.getInstance(algorithm)
        cipher.init(Cipher.ENCRYPT_MODE, secret, new PBEParameterSpec(new byte[16], 1000))
        def parameters = AlgorithmParameters.getInstance('PBES2')
        parameters.init(cipher.parameters.encoded)
        new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key)).encoded
    }

    @Override
    void close() {
        folder.toFile().deleteDir()
    }
}
