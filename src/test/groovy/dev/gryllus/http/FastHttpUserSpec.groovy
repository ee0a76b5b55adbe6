package dev.gryllus.http

import dev.gryllus.support.FakeClock
import dev.gryllus.support.RawServer
import java.time.Duration
import spock.lang.AutoCleanup

class FastHttpUserSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()
    def user = new FastHttpUser()

    def "a request goes by the address as the script gave it: #url"() {
        given:
        def client = newUser(server.url, user).client

        when:
        client.get(url.replace('HOST', server.url), params: [q: 1])

        then:
        event().name() == url.replace('HOST', server.url)
        event().url() == server.url + sent

        where:
        url          || sent
        '/x?a=b'     || '/x?a=b&q=1'
        'HOST/y'     || '/y?q=1'
    }

    def "the others run between each request and its answer, for as long as answers are soon there: #answer"() {
        given:
        def ticking = new TickingClock(tick: tick)
        def client = newUser(server.url, user, ticking).client

        when:
        7.times { client.get('/') }

        then:
        reasons == ['success'] * 7
        ticking.turns == turns

        where:
        tick                 || turns
        Duration.ofNanos(1)  || 7
        Duration.ofMillis(1) || 3
        answer = turns == 7 ? 'they are' : 'they are not'
    }

    def "a user says once that others had their turn in its task, whichever client it was: #clients"() {
        given:
        newUser(server.url, user)
        def all = [user.client, user.new_client(server.url)]
        assert !user.gaveWay()

        when:
        clients.each { all[it].get('/') }

        then:
        user.gaveWay() == !clients.empty
        !user.gaveWay()

        where:
        clients << [[], [0], [1], [0, 1]]
    }

    def "a status of #status is #expected"() {
        given:
        def client = newUser(server.url, user).client
        server.plan("HTTP/1.1 $status Any\r\n${status == 304 ? '' : 'Content-Length: 0\r\n'}\r\n")

        when:
        def response = client.get('/x', allow_redirects: false)

        then:
        response.status_code == status
        reasons == [expected]

        where:
        status || expected
        200    || 'success'
        208    || 'success'
        226    || 'success'
        301    || 'success'
        304    || 'success'
        308    || 'success'
        299    || 'LocustBadStatusCode(code=299)'
        305    || 'LocustBadStatusCode(code=305)'
        404    || 'LocustBadStatusCode(code=404)'
        500    || 'LocustBadStatusCode(code=500)'
    }

    def "a bad status is thrown with its address"() {
        given:
        def client = newUser(server.url, user).client
        server.plan('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')

        when:
        client.get('/x', name: 'x').raise_for_status()

        then:
        def e = thrown(LocustBadStatusCode)
        e.message == "URL $server.url/x: code=404"
        e.code == 404
        event().outcome().cause().get().message == e.message
    }

    def "bodies say what they are, and JSON is asked for: #arguments"() {
        given:
        def client = newUser(server.url, user).client

        when:
        client.post(arguments, '/x')

        then:
        def head = server.requests.take()
        (head =~ /Content-Type: (.*)\r/).collect { it[1] } == type
        (head =~ /(?i)Accept: (.*)\r/).collect { it[1] } == [accept]

        where:
        arguments                                          || type                                  | accept
        [data: 'text']                                     || ['text/plain; charset=utf-8']         | '*/*'
        [data: 'text', headers: ['Content-Type': 'a/b']]   || ['a/b']                               | '*/*'
        [data: [a: 1]]                                     || ['application/x-www-form-urlencoded'] | '*/*'
        [data: 'b'.bytes]                                  || []                                    | '*/*'
        [json: [a: 1]]                                     || ['application/json']                  | 'application/json'
        [json: [a: 1], headers: [accept: 'a/b']]           || ['application/json']                  | 'a/b'
    }

    def "its settings hold for its session"() {
        given:
        user.tap {
            network_timeout = 0.2
            connection_timeout = 5
            max_redirects = 1
            default_headers = ['X-Name': 'fast']
            proxy_host = '127.0.0.1'
            proxy_port = server.port
        }
        def client = newUser('http://shop.test', user).client
        server.plan(*['HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n'] * 2, { it.awaitEnd() })

        when:
        client.get('/')
        client.get('/slow')

        then:
        reasons[0] == "RedirectError('More than 1 redirects, last to http://shop.test/next')"
        reasons[1] == "TimeoutError('No response within 0.2 s: shop.test:80')"
        client.verify == false
        server.requests.peek().startsWith('GET http://shop.test/ HTTP/1.1')
        server.requests.peek().contains('X-Name: fast')
    }

    def "a request without a response is sent again as often as the script says"() {
        given:
        user.max_retries = 2
        def client = newUser(server.url, user).client
        server.plan({ it.close() }, { it.close() })

        when:
        client.get('/a')
        server.plan({ it.close() }, { it.close() }, { it.close() })
        client.get('/b')

        then:
        reasons == ['success', "ProtocolError('The server closed the connection without a response: 127.0.0.1:$server.port')"]
        server.requests.size() == 6
        recorder.requests*.phases()*.connectNanos() == [3, 2] // the clock stands still, so each took one
        recorder.requests*.phases()*.firstByteNanos() == [3, 3]
    }

    def "a setting that cannot be used is told by its name: #name"() {
        given:
        user."$name" = value

        when:
        newUser(server.url, user).client

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith(message)

        where:
        name                 | value || message
        'network_timeout'    | 0     || 'network_timeout: must be more than 0 seconds, not 0'
        'connection_timeout' | -1    || 'connection_timeout: must be more than 0 seconds'
        'max_redirects'      | -1    || 'max_redirects: must be 0 or more, not -1'
        'max_retries'        | -1    || 'max_retries: must be 0 or more, not -1'
    }

    def "sessions follow what an edit changes in their class, and keep what else was set, their cookies and connections"() {
        given:
        user.default_headers = [A: '1', B: '1']
        user.connection_timeout = 5
        def client = newUser(server.url, user).client
        client.headers.C = 'own'
        client.cert = null
        def other = user.new_client(server.url)
        server.plan('HTTP/1.1 200 OK\r\nSet-Cookie: id=7\r\nContent-Length: 0\r\n\r\n')
        server.plan('HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n')
        client.get('/x')
        def next = new FastHttpUser(default_headers: [B: '2'], connection_timeout: 7, insecure: false, max_redirects: 0, proxy_host: null)
        newUser(server.url, next)

        when:
        next.succeed(user)
        client.get('/x')

        then:
        next.client.is(client)
        server.requests.size() == 2
        server.requests.last().contains('id=7')
        server.requests.last().contains('B: 2')
        server.requests.last().contains('C: own')
        !server.requests.last().contains('A: 1')
        reasons.last().startsWith('RedirectError')
        [client, other].every {
            it.timeout == [7, 60.0] && it.connection().timeouts().connect() == Duration.ofSeconds(7) && it.verify == true
        }
    }

    def "what the script has set for one session stays where the class says what it said before"() {
        given:
        def client = newUser(server.url, user).client
        client.timeout = 3
        client.verify = true

        when:
        def next = newUser(server.url, new FastHttpUser(max_retries: 2))
        next.succeed(user)

        then:
        client.timeout == 3
        client.verify == true
    }

    def "a class that extends the other kind of user speaks like that, with its settings: #kinds"() {
        given:
        def (old, next) = kinds*.getDeclaredConstructor()*.newInstance()
        def client = newUser(server.url, old).client
        newUser(server.url, next)
        server.plan('HTTP/1.1 299 Odd\r\nContent-Length: 0\r\n\r\n')

        when:
        next.succeed(old)
        client.get('/x')

        then:
        reasons == [reason]
        client.verify == verify
        client.timeout == timeout

        where:
        kinds                    || reason                           | verify | timeout
        [HttpUser, FastHttpUser] || 'LocustBadStatusCode(code=299)'  | false  | [60.0, 60.0]
        [FastHttpUser, HttpUser] || 'success'                        | true   | null
    }

    def "an edit with a setting that cannot be used is refused, and nothing has moved"() {
        given:
        def client = newUser(server.url, user).client
        def next = newUser(server.url, new FastHttpUser(network_timeout: 0, max_retries: 3))

        when:
        next.succeed(user)

        then:
        thrown(IllegalArgumentException)
        user.client.is(client)
        client.timeout == [60.0, 60.0]
    }

    def "time limits are a minute, unless the class or the call says otherwise"() {
        given:
        def client = newUser(server.url, user).client

        expect:
        client.connection().timeouts() == new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1))
    }

    /** Goes on at each look. */
    static class TickingClock extends FakeClock {
        Duration tick

        @Override
        synchronized long nanoTime() {
            advance(tick)
            super.nanoTime()
        }
    }
}
