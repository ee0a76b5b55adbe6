package dev.gryllus.http

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options

import com.github.tomakehurst.wiremock.WireMockServer
import dev.gryllus.support.Certificates
import dev.gryllus.support.RawServer
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.FileTime
import spock.lang.AutoCleanup
import spock.lang.IgnoreIf
import spock.lang.Shared

/** Who vouches for the server, who the client is, and which HTTP they speak. */
class TlsSpec extends UserSpecification {
    @Shared
    @AutoCleanup
    Certificates files = new Certificates()

    @Shared
    @AutoCleanup('stop')
    WireMockServer server = started(false)

    @Shared
    @AutoCleanup('stop')
    WireMockServer strict = started(true)

    def "a server is believed on the word of a file, of a call and of a session"() {
        given:
        def client = newUser("https://localhost:${server.httpsPort()}").client

        when:
        client.get('/')
        client.get('/', verify: files.serverPem)
        client.get('/', verify: files.clientPem.toString())
        client.verify = files.serverPem
        client.get('/')

        then:
        def distrust = "TLSError('certificate not trusted: localhost:${server.httpsPort()}')"
        reasons == [distrust, 'success', distrust, 'success']
    }

    def "a certificate that is #what is a failure that says so, unless it is not checked"() {
        given:
        def server = new RawServer(files.sockets(certificate))
        def client = newUser("https://localhost:$server.port").client
        client.verify = files.authorityPem

        when:
        client.get('/')
        client.get('/', verify: false)
        client.get('/')

        then:
        def expected = reason == 'success' ? reason : "TLSError('$reason: localhost:$server.port')"
        reasons == [expected, 'success', expected]
        server.requests.size() == (reason == 'success' ? 3 : 1)

        cleanup:
        server.close()

        where:
        what                  | certificate || reason
        'of an unknown hand'  | 'server'    || 'certificate not trusted'
        'expired'             | 'expired'   || 'certificate expired'
        'not valid yet'       | 'early'     || 'certificate not yet valid'
        'for another name'    | 'other'     || 'certificate not valid for this host'
        'as it should be'     | 'good'      || 'success'
    }

    def "a client shows who it is: #what"() {
        given:
        def client = newUser("https://localhost:${strict.httpsPort()}").client
        client.verify = files.serverPem

        when:
        client.get('/', cert: cert(files))
        client.cert = cert(files)
        client.get('/')

        then:
        reasons == ['success'] * 2

        where:
        what                 | cert
        'PKCS#12'            | { [file: it.clientStore, password: 'secret'] }
        'two files'          | { [it.clientPem, it.keyPem.toString()] }
        'one file with both' | { it.bothPem }
        'an encrypted key'   | { [file: it.clientPem, key: it.lockedKeyPem, password: 'secret'] }
    }

    def "a client that does not, or is a stranger, fails: #what"() {
        given:
        def client = newUser("https://localhost:${strict.httpsPort()}").client
        client.verify = files.serverPem

        when:
        client.get(arguments(files), '/')

        then:
        recorder.requests.size() == 1
        reason() != 'success'

        where:
        what         | arguments
        'none'       | { [:] }
        'a stranger' | { [cert: [file: it.strangerStore, password: 'secret']] }
    }

    def "a certificate that cannot be used is a mistake of the script: #what"() {
        when:
        newUser("https://localhost:${strict.httpsPort()}").client.get('/', cert: cert(files))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "cert: cannot read ${files.folder}/$message"
        recorder.requests.empty

        where:
        what                      | cert                                                                  || message
        'a wrong password'        | { [file: it.clientStore, password: 'wrong'] }                         || 'client.p12: wrong password'
        'none'                    | { it.clientStore }                                                    || 'client.p12: wrong password'
        'a wrong one of a key'    | { [file: it.clientPem, key: it.lockedKeyPem, password: 'wrong'] }     || 'locked.pem: wrong password'
        'no key in it'            | { it.clientPem }                                                      || 'client.pem: there is no private key in it'
        'no certificate in it'    | { [it.keyPem, it.keyPem] }                                            || 'key.pem: there is no certificate in it'
        'a key of an old form'    | { [it.clientPem, it.oldKeyPem] }                                      || "old.pem: its key is of the old form 'RSA PRIVATE KEY'; convert it: openssl pkcs8 -topk8 -in old.pem -out new.pem"
        'nonsense'                | { it.nonsense }                                                       || 'nonsense.p12: it is neither PKCS#12 nor JKS nor PEM'
    }

    def "a file that changed is read again"() {
        given:
        def file = Files.copy(files.clientPem, files.folder.resolve('changing.pem'))
        def client = newUser("https://localhost:${server.httpsPort()}").client

        when:
        client.get('/', verify: file)
        Files.copy(files.serverPem, file, StandardCopyOption.REPLACE_EXISTING)
        Files.setLastModifiedTime(file, FileTime.fromMillis(1))
        client.get('/', verify: file)

        then:
        reasons[0] != 'success'
        reasons[1] == 'success'
    }

    @IgnoreIf({ !instance.speaksHttp2 })
    def "HTTP/2 is spoken where it is offered, unless the script does not want it"() {
        given:
        def client = newUser("https://localhost:${server.httpsPort()}").client
        client.verify = false

        when:
        def versions = [client.get('/'), client.get('/', http2: false), client.get('/', http2: true)]*.http_version
        client.http2 = false

        then:
        versions == ['HTTP/2', 'HTTP/1.1', 'HTTP/2']
        client.get('/').http_version == 'HTTP/1.1'
    }

    @IgnoreIf({ !instance.speaksHttp2 })
    def "HTTP/2 without TLS is for servers that are known to speak it"() {
        given:
        def plain = new WireMockServer(options().dynamicPort().bindAddress('127.0.0.1'))
        plain.start()
        def client = newUser("http://127.0.0.1:${plain.port()}").client

        expect:
        client.get('/').http_version == 'HTTP/1.1'
        client.get('/', http2: true).http_version == 'HTTP/2'

        cleanup:
        plain.stop()
    }

    private WireMockServer started(boolean strict) {
        def settings = options().dynamicHttpsPort().httpDisabled(true).bindAddress('127.0.0.1')
            .keystorePath("$files.serverStore").keystorePassword('secret').keyManagerPassword('secret').keystoreType('PKCS12')
        if (strict) {
            settings.needClientAuth(true).trustStorePath("$files.clientStore").trustStorePassword('secret').trustStoreType('PKCS12')
        }
        new WireMockServer(settings).tap { it.start(); it.stubFor(any(anyUrl()).willReturn(ok('fine'))) }
    }
}
