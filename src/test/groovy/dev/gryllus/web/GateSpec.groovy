package dev.gryllus.web

import ch.qos.logback.classic.Level
import dev.gryllus.stats.Clock
import dev.gryllus.support.LogLines
import dev.gryllus.support.PlainRequest
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** What docs/threat-model.md promises of the web interface, promise by promise. */
@Timeout(60)
class GateSpec extends Specification {
    def test = new FakeTest()

    @AutoCleanup
    WebServer server = WebServer.start(
        new WebSettings('127.0.0.1', 0, '', ['lab.example'] as Set, Optional.empty(), [:], false), test, Optional.empty(), Feed.none(), Clock.system())

    def "a request for another host is not answered: #host"() {
        when:
        def answers = ['/', '/api/state', '/stats/requests', '/assets/index.html', '/nothing'].collect { PlainRequest.get(port, it, Host: host) }

        then:
        answers*.status.every { it in [400, 421] }
        answers.every { !it.body.contains('token') || it.body.contains('--web-allowed-hosts') }

        where:
        host << ['evil.example', 'evil.example:8089', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost@evil.example', '', '0.0.0.0', '192.168.0.7']
    }

    def "a request under a name of ours is answered: #host"() {
        expect:
        PlainRequest.get(port, '/api/state', Host: host).status == 200

        where:
        host << ['localhost', 'LOCALHOST:1', '127.0.0.1:8089', '[::1]:8089', 'lab.example', 'Lab.Example:443']
    }

    def "nothing is changed by GET: #path"() {
        when:
        def answer = PlainRequest.get(port, path)

        then:
        answer.status == 405
        test.asked.empty

        where:
        path << ['/stop', '/stats/reset', '/swarm?user_count=1&spawn_rate=1', '/user', '/api/test', '/api/test/stop', '/api/pause', '/api/resume', '/api/stats/reset']
    }

    def "GET of Locust's commands says what to do instead: #path"() {
        expect:
        with(PlainRequest.get(port, path)) {
            headers.allow == 'POST'
            json.error.contains('POST only')
        }

        where:
        path << ['/stop', '/stats/reset']
    }

    def "a page of another site changes nothing: #sent"() {
        when:
        def answer = PlainRequest.post(sent + [(Gate.TOKEN_HEADER): token()], port, '/swarm', 'user_count=1&spawn_rate=1')

        then:
        answer.status == 403
        test.asked.empty

        where:
        sent << [
            [Origin: 'https://evil.example'],
            [Origin: 'null'],
            [Origin: 'http://localhost'], // another port is another origin
            [Origin: 'http://localhost.evil.example'],
            [Origin: 'file://'],
            ['Sec-Fetch-Site': 'cross-site'],
            ['Sec-Fetch-Site': 'same-site'],
            ['Sec-Fetch-Site': 'none'],
        ]
    }

    def "a browser without the token of this process changes nothing: #sent"() {
        when:
        def answer = PlainRequest.post(sent.collectEntries { [it.key, it.value == 'SELF' ? "http://localhost:$port" : it.value] }, port, path, 'user_count=1&spawn_rate=1')

        then:
        answer.status == 403
        answer.json.error.contains(Gate.TOKEN_HEADER)
        test.asked.empty

        where:
        [sent, path] << [[
            [Origin: 'SELF'], [Referer: 'http://localhost/'], [Cookie: 'a=b'], ['Sec-Fetch-Site': 'same-origin'], ['Sec-Fetch-Mode': 'cors'],
            ['User-Agent': 'Mozilla/5.0'], [Origin: 'SELF', (Gate.TOKEN_HEADER): ''], [Origin: 'SELF', (Gate.TOKEN_HEADER): 'x' * 43]
        ], ['/swarm', '/stop', '/stats/reset', '/user', '/api/test', '/api/test/stop', '/api/pause', '/api/resume', '/api/stats/reset']].combinations()
    }

    def "the page itself, with the token, may: #path"() {
        when:
        def answer = PlainRequest.post([Origin: "http://localhost:$port", 'Sec-Fetch-Site': 'same-origin', (Gate.TOKEN_HEADER): token()], port, path, body)

        then:
        answer.status in [200, 201, 204]
        test.asked.size() == 1

        where:
        path              | body
        '/swarm'          | 'user_count=1&spawn_rate=1'
        '/stop'           | ''
        '/stats/reset'    | ''
        '/user'           | '{"user_class_name": "A"}'
        '/api/test'       | '{}'
        '/api/test/stop'  | ''
        '/api/pause'      | ''
        '/api/resume'     | ''
        '/api/stats/reset'| ''
    }

    def "a program that is no browser, written for Locust, may without a token"() {
        expect:
        PlainRequest.post(port, '/swarm', 'user_count=1&spawn_rate=1', 'User-Agent': 'curl/8.0').json.success
    }

    def "no other origin is told anything: #method #path"() {
        expect:
        with(PlainRequest.send([Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST'], port, method, path, '')) {
            headers.keySet().every { !it.startsWith('access-control-') }
            headers['cross-origin-resource-policy'] == 'same-origin'
        }

        where:
        [method, path] << [['GET', 'OPTIONS'], ['/', '/api/state', '/stats/requests', '/swarm']].combinations()
    }

    def "every answer forbids foreign code and guessing: #path"() {
        expect:
        with(PlainRequest.get(port, path).headers) {
            it['content-security-policy'].contains("default-src 'self'")
            it['content-security-policy'].contains("frame-ancestors 'none'")
            !it['content-security-policy'].contains('unsafe')
            it['x-content-type-options'] == 'nosniff'
            it['x-frame-options'] == 'DENY'
            it['referrer-policy'] == 'no-referrer'
            it.server == null
        }

        where:
        path << ['/', '/api/state', '/stats/requests', '/stats/requests/csv', '/nothing', '/stop', '/assets/index.html']
    }

    def "no path leads out of the page's files: #path"() {
        when:
        def answer = PlainRequest.get(port, path)

        then:
        answer.status in [400, 404]
        !answer.body.contains('root:')
        !answer.body.contains('CAFEBABE')

        where:
        path << [
            '/assets/../dev/gryllus/Main.class', '/assets/%2e%2e/dev/gryllus/Main.class', '/assets/..%2f..%2fetc/passwd', '/assets//etc/passwd',
            '/assets/....//x.js', '/assets/.hidden.js', '/assets/a/../index.html', '/assets/%00index.html', '/assets/index.html%00.js', '/assets/..\\index.html',
            '/assets/', '/assets/dev/gryllus/Main.class', '/assets/nothing.js', '/assets/vendor'
        ]
    }

    def "a path of very many parts is one that is not there: #part"() {
        expect:
        PlainRequest.get(port, '/assets/' + part * (8_000 / part.size()).toInteger() + 'x.js').status == 404

        where:
        part << ['a/', 'ab/', 'a.']
    }

    def "a body that is too long is refused, announced or not: #path"() {
        given:
        def body = 'x' * (Bodies.MOST_BYTES + 1)

        expect:
        PlainRequest.post(port, path, body).status == 413
        PlainRequest.post(port, path, "10001\r\n$body\r\n0\r\n\r\n", 'Transfer-Encoding': 'chunked', 'Content-Length': null).status == 413
        test.asked.empty

        where:
        path << ['/swarm', '/user', '/api/test']
    }

    def "who goes away in the middle of a body is no mistake of ours: #path"() {
        given:
        def log = new LogLines('gryllus.web')

        when:
        def answer = new Socket(InetAddress.loopbackAddress, port).withCloseable { socket ->
            socket.soTimeout = 30_000
            socket.outputStream.write("POST $path HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nuser".getBytes('UTF-8'))
            socket.shutdownOutput()
            new String(socket.inputStream.readAllBytes(), 'UTF-8')
        }

        then:
        answer.startsWith('HTTP/1.1 400 ')
        log.of(Level.ERROR).empty
        test.asked.empty

        cleanup:
        log.close()

        where:
        path << ['/swarm', '/user', '/api/test']
    }

    def "a form in another guise is refused"() {
        expect:
        PlainRequest.post(port, '/swarm', '{"user_count": 1}', 'Content-Type': 'application/json').status == 415
        PlainRequest.post(port, '/swarm', 'user_count=%zz').json.error.contains('not encoded')
        PlainRequest.post(port, '/swarm', (1..1001).collect { "a$it=1" }.join('&')).status == 400
        test.asked.empty
    }

    def "headers that are too long are refused"() {
        expect:
        PlainRequest.get(port, '/api/state', 'X-Long': 'x' * Door.MOST_HEADER_BYTES).status == 431
    }

    private int getPort() {
        server.port()
    }

    private String token() {
        PlainRequest.get(port, '/api/state').json.token
    }
}
