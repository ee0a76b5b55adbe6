package dev.gryllus.http

import dev.gryllus.support.Certificates
import dev.gryllus.support.RawServer
import spock.lang.AutoCleanup
import spock.lang.Shared

/** Redirects from one server to another, with TLS and without: what goes along, and where they end. */
class RequestChainSpec extends UserSpecification {
    static final String COOKIES = 'Set-Cookie: plain=1\r\nSet-Cookie: locked=2; Secure\r\n'

    @Shared
    @AutoCleanup
    Certificates files = new Certificates()

    @AutoCleanup
    def plain = new RawServer()

    @AutoCleanup
    def other = new RawServer()

    @AutoCleanup
    def secure = new RawServer(files.sockets('good'))

    @AutoCleanup
    def expired = new RawServer(files.sockets('expired'))

    def "#what: #status takes #method #along along, and no password"() {
        given:
        def (from, to) = servers(this)
        from.plan(redirect(status, "$to.url/there", COOKIES))

        when:
        def response = client(from.url).request(
            method, '/here', data: 'body', auth: ['ada', 'secret'], headers: ['X-Own': 'mine'], cookies: [call: '3'])

        then: 'one event, under the first address'
        response.text == 'ok'
        response.url == "$to.url/there"
        reasons == ['success']
        event().url() == "$from.url/here"
        sent(from).contains('Authorization: Basic ')

        and:
        def head = sent(to)
        head.startsWith("$arriving /there HTTP/1.1\r\n")
        head.contains('X-Own: mine\r\n')
        head.contains('Content-Length: 4\r\n') == (along == 'its body')
        !head.contains('Authorization')
        cookies(head) == expected

        where:
        what               | servers                        | status | method || arriving | along     | expected
        'http to https'    | { [it.plain, it.secure] }      | 302    | 'POST' || 'GET'    | 'nothing' | ['locked=2', 'plain=1']
        'http to https'    | { [it.plain, it.secure] }      | 307    | 'POST' || 'POST'   | 'its body' | ['locked=2', 'plain=1']
        'https to http'    | { [it.secure, it.plain] }      | 302    | 'POST' || 'GET'    | 'nothing' | ['plain=1']
        'https to http'    | { [it.secure, it.plain] }      | 308    | 'PUT'  || 'PUT'    | 'its body' | ['plain=1']
        'http to http'     | { [it.plain, it.other] }       | 307    | 'POST' || 'POST'   | 'its body' | ['plain=1']
    }

    def "another host gets no cookies either"() {
        given:
        plain.plan(redirect(302, "$other.otherUrl/there", COOKIES))

        when:
        client(plain.url).get('/here', auth: ['ada', 'secret'], headers: [Cookie: 'own=1'])

        then:
        reasons == ['success']
        sent(plain).contains('Cookie: own=1')
        def head = sent(other)
        head.startsWith('GET /there ')
        head.contains("Host: localhost:$other.port\r\n")
        !head.contains('Cookie:')
        !head.contains('Authorization')
    }

    def "what was taken away does not come back on the way back"() {
        given:
        plain.plan(redirect(302, "$secure.url/there"))
        secure.plan(redirect(302, "$plain.url/back"))

        when:
        client(plain.url).get('/here', auth: ['ada', 'secret'])

        then:
        reasons == ['success']
        sent(plain).contains('Authorization')
        !sent(secure).contains('Authorization')
        def back = sent(plain)
        back.startsWith('GET /back ')
        !back.contains('Authorization')
    }

    def "a loop over two servers, one with TLS, is one failure after 30 redirects, and the user lives on"() {
        given:
        16.times {
            plain.plan(redirect(302, "$secure.url/b?n=$it"))
            secure.plan(redirect(302, "$plain.url/a"))
        }
        def client = client(plain.url)

        when:
        def response = client.get('/a')

        then:
        reason() == "RedirectError('More than 30 redirects, last to $secure.url/b')"
        response.status_code == 0
        event().url() == "$plain.url/a"
        plain.requests.size() == 16
        secure.requests.size() == 15
        plain.connectionCount == 1
        secure.connectionCount == 1
    }

    def "a redirect to a server that is not believed is one failure, and the user lives on"() {
        given:
        plain.plan(redirect(302, "$expired.url/there"))
        def client = client(plain.url)

        when:
        client.get('/here')
        client.get('/next')

        then:
        reasons == ["TLSError('certificate expired: 127.0.0.1:$expired.port')", 'success']
        recorder.requests[0].url() == "$plain.url/here"
        expired.requests.empty
    }

    private HttpSession client(String host) {
        def client = newUser(host).client
        client.verify = files.authorityPem
        client.timeout = 5
        client
    }

    private static String sent(RawServer server) {
        server.requests.poll() ?: 'nothing'
    }

    private static List<String> cookies(String head) {
        def line = head.split('\r\n').find { it.startsWith('Cookie: ') }
        line ? (line - 'Cookie: ').split('; ').sort() : []
    }

    private static String redirect(int status, String to, String headers = '') {
        "HTTP/1.1 $status Elsewhere\r\nLocation: $to\r\n${headers}Content-Length: 0\r\n\r\n"
    }
}
