package dev.gryllus.web

import dev.gryllus.support.FakeClock
import dev.gryllus.support.PlainRequest
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class LoginSpec extends Specification {
    @Shared
    def ada = PasswordHash.of('s3cret'.toCharArray(), 100_000)

    def clock = new FakeClock()
    def test = new FakeTest()

    @AutoCleanup
    WebServer server

    def "without a login nothing is told and nothing done: #method #path"() {
        given:
        serve()

        when:
        def answer = PlainRequest.send([Accept: 'application/json'], server.port(), method, path, '')

        then:
        answer.status == 401
        !answer.body.contains('token')
        test.asked.empty

        where:
        method | path
        'GET'  | '/api/state'
        'GET'  | '/stats/requests'
        'GET'  | '/stats/requests/csv'
        'GET'  | '/logs'
        'GET'  | '/api/feed'
        'GET'  | '/api/script'
        'GET'  | '/assets/../api/state'
        'GET'  | '/assets/./../api/state'
        'GET'  | '/nothing'
        'POST' | '/swarm'
        'POST' | '/stop'
        'POST' | '/api/test'
        'POST' | '/logout'
    }

    def "a path of very many parts is no mistake of ours"() {
        given:
        serve()

        expect:
        PlainRequest.get(server.port(), '/assets/' + 'a/' * 4_000 + 'x.js').status == 404
        PlainRequest.get(server.port(), '/assets/' + 'a/' * 4_000 + '/x.js').status == 401
    }

    def "a browser is sent to the login page, and back from there"() {
        given:
        serve()

        expect:
        PlainRequest.get(server.port(), '/?tab=charts', Accept: 'text/html').headers.location.endsWith('/login?next=%2F%3Ftab%3Dcharts')
        PlainRequest.get(server.port(), '/login').body.contains('type="password"')
        PlainRequest.get(server.port(), '/assets/login.js').status == 200

        when:
        def answer = logIn('ada', 's3cret', next)

        then:
        answer.status == 302
        answer.headers.location.endsWith(target)
        answer.headers['set-cookie'].contains('HttpOnly')
        answer.headers['set-cookie'].contains('SameSite=Strict')

        when:
        def cookie = answer.headers['set-cookie'].split(';')[0]

        then:
        PlainRequest.get(server.port(), '/api/state', Cookie: cookie).json.needs_login

        when:
        def token = PlainRequest.get(server.port(), '/api/state', Cookie: cookie).json.token
        PlainRequest.post(server.port(), '/logout', '', Cookie: cookie, (Gate.TOKEN_HEADER): token)

        then:
        PlainRequest.get(server.port(), '/api/state', Cookie: cookie).status == 401

        where:
        next                    | target
        '/?tab=charts'          | '/?tab=charts'
        ''                      | '/'
        'https://evil.example/' | '/'
        '//evil.example'        | '/'
        '/\\evil.example'       | '/'
        'javascript:alert(1)'   | '/'
    }

    def "the cookie is not a token: a browser that is logged in shows both"() {
        given:
        serve()
        def cookie = logIn('ada', 's3cret').headers['set-cookie'].split(';')[0]

        expect:
        PlainRequest.post(server.port(), '/stop', '', Cookie: cookie).status == 403
        test.asked.empty
    }

    def "behind TLS the cookie goes over TLS only"() {
        given:
        serve(true)

        expect:
        logIn('ada', 's3cret').headers['set-cookie'].contains('Secure')
    }

    def "a page of another site logs nobody in"() {
        given:
        serve()

        expect:
        PlainRequest.post(server.port(), '/login', 'username=ada&password=s3cret', Origin: 'https://evil.example').status == 403
    }

    def "wrong passwords are told without saying what was wrong, and then make wait: #user"() {
        given:
        serve()

        expect:
        (1..3).every { logIn(user, 'wrong').headers.location.contains('/login?wrong=1') }
        with(logIn(user, 's3cret')) {
            status == 429
            json.error.contains('try again in')
        }

        when:
        clock.advance(Duration.ofSeconds(2))

        then:
        logIn(user, 's3cret').status == 302

        where:
        user << ['ada', 'eve']
    }

    def "each wrong one makes wait twice as long, up to five minutes, and others are not held up"() {
        given:
        def login = new Login([ada: ada, bob: ada], clock)

        when:
        (1..15).each {
            login.begin('ada', 'wrong', '192.0.2.1')
            clock.advance(Duration.ofMinutes(5))
        }
        login.begin('ada', 'wrong', '192.0.2.1')
        clock.advance(Duration.ofSeconds(299))
        login.begin('ada', 's3cret', '192.0.2.1')

        then:
        def e = thrown(Refusal)
        e.status() == 429
        login.begin('bob', 's3cret', '192.0.2.1').present

        when:
        clock.advance(Duration.ofSeconds(1))

        then:
        login.begin('ada', 's3cret', '192.0.2.1').present
    }

    def "wrong passwords from #attacker do not lock out who is at #other"() {
        given:
        def login = new Login([ada: ada], clock)

        when:
        3.times { login.begin('ada', 'wrong', attacker) }
        login.begin('ada', 's3cret', same)

        then:
        def e = thrown(Refusal)
        e.status() == 429
        login.begin('ada', 's3cret', other).present

        where:
        attacker         | same                | other
        '192.0.2.1'      | '192.0.2.1'         | '192.0.2.2'
        '2001:db8::1'    | '2001:db8::2:0:0:1' | '2001:db8:0:1::1' // one host has as many as it likes of one network
        '[2001:db8::1]'  | '[2001:db8::9]'     | '[2001:db8:0:1::1]'
        'fe80::1%eth0'   | 'fe80::2%eth0'      | '::1'
    }

    def "no number of addresses makes memory grow without a limit"() {
        given:
        def failures = new Failures(clock)

        when:
        (0..Failures.MOST + 10).each { n -> 3.times { failures.add('ada', "10.${n >> 16}.${(n >> 8) & 255}.${n & 255}") } }

        then:
        failures.size() == Failures.MOST
        failures.wait('ada', "10.0.0.0").zero

        and: 'the newest are remembered'
        !failures.wait('ada', "10.0.39.25").zero
    }

    def "a name that nobody has takes as long as one that somebody has"() {
        given:
        def slower = PasswordHash.of('x'.toCharArray(), 150_000)

        expect:
        PasswordHash.ofNobody([ada, slower]).iterations() == slower.iterations()
        PasswordHash.ofNobody([ada]).iterations() == ada.iterations()
    }

    def "a session ends by itself"() {
        given:
        def login = new Login([ada: ada], clock)
        def session = login.begin('ada', 's3cret', '192.0.2.1').get()

        expect:
        login.isOpen(session)

        when:
        clock.advance(Duration.ofHours(12))

        then:
        !login.isOpen(session)
        !login.isOpen('')
        !login.isOpen('x' * 43)
    }

    def "a program sends its name and password along"() {
        given:
        serve()
        def authorization = { String text -> [Authorization: 'Basic ' + text.bytes.encodeBase64()] }

        expect:
        PlainRequest.get(authorization('ada:s3cret'), server.port(), '/api/state').status == 200
        PlainRequest.post(authorization('ada:s3cret'), server.port(), '/stop').status == 200
        PlainRequest.get(authorization('ada:wrong'), server.port(), '/api/state').status == 401
        PlainRequest.get(authorization('ada'), server.port(), '/api/state').status == 401
        PlainRequest.get([Authorization: 'Basic %%%'], server.port(), '/api/state').status == 401
    }

    def "a hash says nothing of the password, and what is none is refused: #text"() {
        expect:
        PasswordHash.parse(ada.text()).matches('s3cret'.toCharArray())
        !PasswordHash.parse(ada.text()).matches('S3cret'.toCharArray())
        PasswordHash.of('a'.toCharArray(), 100_000).text() != PasswordHash.of('a'.toCharArray(), 100_000).text()
        !ada.toString().contains(ada.text())

        when:
        PasswordHash.parse(text)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains('hash-password')

        where:
        text << ['', 's3cret', 'pbkdf2.1.AAAA.BBBB', 'pbkdf2.100000.AAAAAAAAAAAAAAAAAAAAAA.', 'pbkdf2.x.y.z', 'pbkdf2.99999999999.AAAAAAAAAAAAAAAAAAAAAA.AAAA', 'md5.1.2.3', 'pbkdf2.600000.%.%']
    }

    private void serve(boolean behindProxy = false) {
        server = WebServer.start(new WebSettings('127.0.0.1', 0, '', [] as Set, Optional.empty(), [ada: ada], behindProxy), test,
            Optional.empty(), Feed.none(), clock)
    }

    private PlainRequest.Answer logIn(String user, String password, String next = '') {
        PlainRequest.post(server.port(), '/login', "username=$user&password=$password&next=${URLEncoder.encode(next, 'UTF-8')}")
    }
}
