package dev.gryllus.http

import dev.gryllus.stats.PhaseTimes
import dev.gryllus.support.RawServer
import java.time.Duration
import spock.lang.AutoCleanup

/** Where the time of a request went, as its event says it, whatever became of the request. The clock stands still but for what servers do with it. */
class PhasesSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()
    def client = newUser(server.url).client

    def "the first request has a connection to make, the next has none"() {
        given:
        server.plan(slowly(30, RawServer.OK), slowly(20, RawServer.OK))

        when:
        2.times { client.get('/') }

        then:
        phases(0) == [dns: 'none', connect: 'some', tls: 'none', first_byte: 30, body: 'some']
        phases(1) == [dns: 'none', connect: 'none', tls: 'none', first_byte: 20, body: 'some']
    }

    def "a name is looked up, an address is not"() {
        when:
        newUser(server.otherUrl).client.get('/')

        then:
        phases(0).dns == 'some'
    }

    def "redirects add up, and each hop knows its own"() {
        given:
        server.plan(slowly(30, 'HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n'), slowly(12, RawServer.OK))

        when:
        def response = client.get('/a')

        then:
        phases(0).first_byte == 42
        response.phases.first_byte.nanos == 42_000_000
        response.history[0].phases.first_byte.nanos == 30_000_000
    }

    def "a failure has the phases until it: #situation"() {
        given:
        server.plan(slowly(took, answer))

        when:
        client.get('/', timeout: 0.3)

        then:
        reason() != 'success'
        phases(0) == expected

        where:
        situation                    | took | answer                                                                   || expected
        'no response within a limit' | 40   | ''                                                                       || [dns: 'none', connect: 'some', tls: 'none', first_byte: 40, body: 'none']
        'half a body'                | 20   | 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'                       || [dns: 'none', connect: 'some', tls: 'none', first_byte: 20, body: 'some']
        'a status'                   | 10   | 'HTTP/1.1 503 Oh\r\nContent-Length: 0\r\n\r\n'                           || [dns: 'none', connect: 'some', tls: 'none', first_byte: 10, body: 'some']
        'content that is not gzip'   | 10   | 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno' || [dns: 'none', connect: 'some', tls: 'none', first_byte: 10, body: 'some']
    }

    def "who is not reached has spent the time on #phase"() {
        when:
        newUser(url).client.get('/', timeout: 0.3)

        then:
        phases(0).findAll { it.value != 'none' }.keySet() == [phase] as Set

        where:
        url                                   || phase
        "http://127.0.0.1:${unusedPort()}"    || 'connect'
        'http://no-such-host.invalid'         || 'dns'
    }

    def "an address that is none has no phases"() {
        when:
        newUser('no-scheme').client.get('/')

        then:
        event().phases().is(PhaseTimes.NONE)
    }

    def "a stream has the phases of its response time, which ends with the headers"() {
        given:
        server.plan(slowly(15, RawServer.OK))

        when:
        client.get('/', stream: true).close()

        then:
        phases(0) == [dns: 'none', connect: 'some', tls: 'none', first_byte: 15, body: 'none']
    }

    private Closure slowly(int millis, String text) {
        return { connection -> clock.advance(Duration.ofMillis(millis)); connection.send(text) }
    }

    /** `some` is the nanosecond that all takes for which the clock did not move. */
    private Map<String, Object> phases(int request) {
        def times = recorder.requests[request].phases()
        [dns: times.dnsNanos(), connect: times.connectNanos(), tls: times.tlsNanos(), first_byte: times.firstByteNanos(), body: times.bodyNanos()]
            .collectEntries { phase, nanos -> [phase, nanos == 0 ? 'none' : nanos < 1000 ? 'some' : nanos / 1_000_000] }
    }

    private static int unusedPort() {
        new ServerSocket(0).withCloseable { it.localPort }
    }
}
