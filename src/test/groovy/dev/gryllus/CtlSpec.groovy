package dev.gryllus

import dev.gryllus.cli.ClassCounts
import dev.gryllus.cli.Invocation
import dev.gryllus.engine.PlanException
import dev.gryllus.support.PageServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class CtlSpec extends Specification {
    @AutoCleanup
    PageServer server = new PageServer()

    def setup() {
        server.answers['/api/state'] = [state: 'running', user_count: 3, target: [users: 5], host: 'http://shop', generation: 2]
        server.replies['/api/test'] = [200, [user_count: null]]
        server.answers['/stats/requests'] = [stats: [[num_requests: 7, num_failures: 2]], current_rps: 1, current_fail_per_sec: 0]
    }

    def "an order is one request, and the answer is how the test stands then: #order"() {
        when:
        def text = new Ctl(new Invocation.Control(server.url, order)).text()

        then:
        server.posted.collect { [it[0], it[2]] } == posted
        text.readLines().take(2) == ['state       running', 'users       3 of 5']

        where:
        order                                                                        || posted
        new Invocation.Order.Status()                                                || []
        new Invocation.Order.Users(20, OptionalDouble.empty())                       || [['/api/test', [user_count: 20]]]
        new Invocation.Order.Users(0, OptionalDouble.of(2.5d))                       || [['/api/test', [user_count: 0, spawn_rate: 2.5]]]
        new Invocation.Order.UsersOfClasses(new ClassCounts(A: 2, B: 0), OptionalDouble.of(4d)) || [['/api/test', [user_classes_count: [A: 2, B: 0], spawn_rate: 4.0]]]
        new Invocation.Order.Pause()                                                 || [['/api/pause', [:]]]
        new Invocation.Order.Resume()                                                || [['/api/resume', [:]]]
        new Invocation.Order.Stop()                                                  || [['/api/test/stop', [:]]]
        new Invocation.Order.Reset()                                                 || [['/api/stats/reset', [:]]]
        new Invocation.Order.Reload()                                                || [['/api/script/reload', [:]]]
    }

    def "after an order the number of users is the one that was ordered, even if the state still tells the target before: #state"() {
        given:
        server.answers['/api/state'] = [state: 'running', user_count: 3] + state
        server.replies['/api/test'] = [200, answer]

        when:
        def text = new Ctl(new Invocation.Control(server.url, new Invocation.Order.Users(20, OptionalDouble.empty()))).text()

        then:
        text.readLines()[1] == "users       3$of"

        where:
        state               | answer                                            || of
        [target: [users: 5]] | [user_count: 20]                                 || ' of 20'
        [:]                 | [user_count: 20]                                  || ' of 20'
        [target: [users: 5]] | [shape: 'Waves', user_count: null]               || ' of 5'
        [:]                 | [shape: 'Waves', user_count: null]                || ''
    }

    def "a refusal is a mistake of the operator, in the words of the program"() {
        given:
        server.replies['/api/pause'] = [400, [error: 'No test is running.']]

        when:
        new Ctl(new Invocation.Control(server.url, new Invocation.Order.Pause())).text()

        then:
        def e = thrown(PlanException)
        e.message.endsWith('answered 400: No test is running.')
    }

    def "where nobody answers, it says what to do"() {
        given:
        def address = server.url
        server.close()

        when:
        new Ctl(new Invocation.Control(address, new Invocation.Order.Status())).text()

        then:
        def e = thrown(PlanException)
        e.message.contains('Start one without --headless')
    }
}
