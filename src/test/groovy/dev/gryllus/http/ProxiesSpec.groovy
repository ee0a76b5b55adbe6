package dev.gryllus.http

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options

import com.github.tomakehurst.wiremock.WireMockServer
import dev.gryllus.support.Proxy
import okhttp3.HttpUrl
import spock.lang.AutoCleanup
import spock.lang.Shared

class ProxiesSpec extends UserSpecification {
    static final String PASSWORD = "Proxy-Authorization: Basic ${'ada:p@ss'.bytes.encodeBase64()}"

    @Shared
    @AutoCleanup('stop')
    WireMockServer secure = new WireMockServer(options().dynamicHttpsPort().httpDisabled(true).bindAddress('127.0.0.1'))
        .tap { it.start(); it.stubFor(any(anyUrl()).willReturn(ok('fine'))) }

    @AutoCleanup
    def proxy = new Proxy()

    def "the first entry that fits an address wins: #url"() {
        given:
        def proxies = Proxies.of(['http://a': 'p1', http: 'http://p2:2', 'all://b': 'p3', all: 'p4', ftp: null])

        expect:
        proxies.to(HttpUrl.get(url)).get() as String == server

        where:
        url         || server
        'http://a'  || 'p1:80'
        'http://b'  || 'p2:2'
        'https://b' || 'p3:80'
        'https://c' || 'p4:80'
    }

    def "without TLS the proxy is asked for the whole address, with our password"() {
        given:
        def client = newUser('http://shop.test').client

        when:
        client.get('/items?q=1', proxies: [http: "http://ada:p%40ss@127.0.0.1:$proxy.port"])

        then:
        reasons == ['success']
        event().url() == 'http://shop.test/items?q=1'
        def head = proxy.requests.take()
        head.startsWith('GET http://shop.test/items?q=1 HTTP/1.1\r\n')
        head.contains(PASSWORD)
        head.contains('Host: shop.test\r\n')
    }

    def "with TLS it makes one tunnel for all requests, and alone sees our password"() {
        given:
        def client = newUser("https://localhost:${secure.httpsPort()}").client
        client.verify = false
        client.proxies = [https: "ada:p%40ss@127.0.0.1:$proxy.port"]

        when:
        2.times { client.get('/') }

        then:
        reasons == ['success'] * 2
        proxy.requests.size() == 1
        proxy.requests.peek().startsWith("CONNECT localhost:${secure.httpsPort()} HTTP/1.1\r\n")
        proxy.requests.peek().contains(PASSWORD)
        secure.allServeEvents.every { it.request.getHeader('Proxy-Authorization') == null }

        when: 'it is no longer wanted'
        client.proxies = null
        client.get('/')

        then:
        reasons[2] == 'success'
        proxy.requests.size() == 1
    }

    def "a tunnel that is refused is a failure of the proxy: #refusal"() {
        given:
        def client = newUser("https://localhost:1").client
        proxy.refusal = "HTTP/1.1 $refusal\r\nContent-Length: 0\r\n\r\n"

        when:
        client.get('/', proxies: [all: "ada:wrong@127.0.0.1:$proxy.port"])

        then:
        reason() == "ProxyError('$message: 127.0.0.1:$proxy.port')"
        proxy.requests.size() == 1

        where:
        refusal                                                              || message
        '403 Forbidden'                                                      || 'The proxy refused to connect to localhost:1 with status 403'
        '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic'     || 'The proxy wants another user and password'
    }

    def "without TLS a refusal is the answer"() {
        given:
        proxy.refusal = 'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'

        when:
        newUser('http://shop.test').client.get('/', proxies: [all: "127.0.0.1:$proxy.port"])

        then:
        reason() == "HTTPError('407 Client Error: Proxy Authentication Required for url: /')"
        proxy.requests.size() == 1
    }

    def "a proxy that is not there is a failure that names it: #scheme"() {
        when:
        newUser("$scheme://shop.test").client.get('/', proxies: [all: 'http://127.0.0.1:1'])

        then:
        reason() == "ProxyError('Connection refused: 127.0.0.1:1')"

        where:
        scheme << ['http', 'https']
    }
}
