package dev.gryllus.web

import dev.gryllus.engine.PlanException
import dev.gryllus.support.PageServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class RemoteTestSpec extends Specification {
    @AutoCleanup
    def server = new PageServer()

    @AutoCleanup
    RemoteTest test

    def "says how a test stands"() {
        given:
        server.answers['/api/state'] = [state: 'running', user_count: 3, target: [users: 5], host: 'http://shop', generation: 2]
        server.answers['/stats/requests'] = [stats: [[num_requests: 1], [num_requests: 7, num_failures: 2]], current_rps: 1.25, current_fail_per_sec: 0]
        test = RemoteTest.at(server.url)

        expect:
        test.standing().readLines()*.split(/\s+/, 2) == [
            ['state', 'running'], ['users', '3 of 5'], ['requests', '7, 1.3 per second'], ['failures', '2, 0.0 per second'],
            ['host', 'http://shop'], ['generation', '2'],
        ]
    }

    def "another program that answers is no mistake of ours: #state"() {
        given:
        server.answers['/api/state'] = state
        test = RemoteTest.at(server.url)

        when:
        test.standing()

        then:
        def e = thrown(PlanException)
        e.message.contains('is it another program?')

        where:
        state << ['<html>Welcome</html>', '[1]', 'null']
    }

    def "a list of requests without any row is none"() {
        given:
        server.answers['/api/state'] = [state: 'ready']
        server.answers['/stats/requests'] = [stats: []]
        test = RemoteTest.at(server.url)

        expect:
        test.standing().contains('ready')
    }

    def "an address that is none is refused: #url"() {
        when:
        RemoteTest.at(url)

        then:
        thrown(PlanException)

        where:
        url << ['', 'localhost:8089', 'ftp://localhost', 'http://', 'http://a b']
    }
}
