package dev.gryllus.support

import java.nio.file.Files
import java.nio.file.Path
import java.security.AlgorithmParameters
import java.security.KeyStore
import java.security.PrivateKey
import java.util.concurrent.ConcurrentHashMap
import javax.crypto.Cipher
import javax.crypto.EncryptedPrivateKeyInfo
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.PBEKeySpec
import javax.crypto.spec.PBEParameterSpec
import javax.net.ServerSocketFactory
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext

/**
 * A server's and a client's certificate, each its own authority, in all the forms that files have; and certificates of an
 * authority that are wrong in one way or another. Keys are made once for all specs, for that takes half a second each.
 */
class Certificates implements AutoCloseable {
    static final String PASSWORD = 'secret'
    private static final List<String> HERE = ['-ext', 'san=dns:localhost,ip:127.0.0.1']
    private static final List<String> ISSUED = ['-alias', 'issued', '-signer', 'one']
    private static final Map<String, List<String>> ISSUING = [
        good   : HERE,
        expired: HERE + ['-startdate', '-10d', '-validity', '5'],
        early  : HERE + ['-startdate', '+10d'],
        other  : ['-ext', 'san=dns:other.test'],
    ]
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>()
    private static final Map<String, KeyStore> ISSUED_STORES = new ConcurrentHashMap<>()

    final Path folder = Files.createTempDirectory('certificates')
    final Path serverStore = generate('server')
    final Path clientStore = generate('client')
    final Path strangerStore = generate('stranger')
    final Path authorityStore = generate('authority')
    final Path serverPem = write('server.pem', certificate(serverStore))
    final Path authorityPem = write('authority.pem', certificate(authorityStore))
    final Path clientPem = write('client.pem', certificate(clientStore))
    final Path keyPem = write('key.pem', pem('PRIVATE KEY', key(clientStore).encoded))
    final Path lockedKeyPem = write('locked.pem', pem('ENCRYPTED PRIVATE KEY', locked(key(clientStore).encoded)))
    final Path bothPem = write('both.pem', certificate(clientStore) + pem('PRIVATE KEY', key(clientStore).encoded))
    final Path oldKeyPem = write('old.pem', pem('RSA PRIVATE KEY', [1, 2, 3] as byte[]))
    final Path nonsense = write('nonsense.p12', 'nonsense')

    private Path generate(String name) {
        def store = folder.resolve("${name}.p12")
        def known = MADE[name]
        if (known == null) {
            keytool(store, ['-alias', 'one', '-dname', "CN=$name"] + (name == 'authority' ? ['-ext', 'bc:c'] : HERE))
            MADE[name] = Files.readAllBytes(store)
            return store
        }
        Files.write(store, known)
    }

    /** What the authority vouches for under a name of [ISSUING]: a store with that alone. */
    private static KeyStore issued(String name) {
        def store = Files.createTempDirectory('issued').resolve('authority.p12')
        Files.write(store, MADE['authority'])
        try {
            keytool(store, ISSUED + ['-dname', "CN=$name"] + ISSUING[name])
            def key = open(store)
            KeyStore.getInstance('PKCS12').tap {
                it.load(null, null)
                it.setKeyEntry('one', key.getKey('issued', PASSWORD.toCharArray()), PASSWORD.toCharArray(), key.getCertificateChain('issued'))
            }
        } finally {
            store.parent.toFile().deleteDir()
        }
    }

    private static void keytool(Path store, List<String> arguments) {
        def keytool = Path.of(System.getProperty('java.home'), 'bin', 'keytool').toString()
        def command = [keytool, '-genkeypair', '-keystore', "$store", '-storepass', PASSWORD, '-keyalg', 'EC', '-storetype', 'PKCS12'] + arguments
        def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0 : said
    }

    /** Server sockets with a certificate: one of the authority's, or `server`, which is its own. */
    ServerSocketFactory sockets(String name) {
        def store = ISSUING.containsKey(name) ? ISSUED_STORES.computeIfAbsent(name) { issued(it) } : open(folder.resolve("${name}.p12"))
        def keys = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm).tap { it.init(store, PASSWORD.toCharArray()) }
        SSLContext.getInstance('TLS').tap { it.init(keys.keyManagers, null, null) }.serverSocketFactory
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
