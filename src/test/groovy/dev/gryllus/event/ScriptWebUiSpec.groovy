package dev.gryllus.event

import ch.qos.logback.classic.Level
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import dev.gryllus.user.StopUser
import java.time.LocalDate
import java.util.concurrent.atomic.LongAdder
import spock.lang.AutoCleanup
import spock.lang.Specification

class ScriptWebUiSpec extends Specification {
    def environment = new Environment(new FakeClock())

    @AutoCleanup
    def log = new LogLines('gryllus.events')

    def setup() {
        environment.openWebUi { it == '/stats' }
    }

    def "a route that returns #returned answers #body, #status"() {
        given:
        environment.web_ui.route('/x') { returned }

        expect:
        with(answer()) {
            it.status() == status
            it.body() == body
            it.type() == Optional.empty()
        }

        where:
        returned                                    || status | body
        'text'                                      || 200    | 'text'
        "g${1}"                                     || 200    | 'g1'
        null                                        || 204    | ''
        5                                           || 200    | 5
        true                                        || 200    | true
        [1, null, [a: "g${2}"]]                     || 200    | [1, null, [a: 'g2']]
        [(1): [2, 3] as Integer[]]                  || 200    | ['1': [2, 3]]
        [n: new LongAdder(), day: LocalDate.EPOCH]  || 200    | [n: 0L, day: '1970-01-01']
        RouteAnswer.of(404, [:], 'gone')            || 404    | 'gone'
    }

    def "a route sees the address, and says status and type"() {
        given:
        environment.web_ui.route('/x') { request ->
            request.answer([request.path, request.args, request.getlist('b')], status: 201, type: 'application/problem+json')
        }

        expect:
        with(answer(a: ['1'], b: ['2', '3'])) {
            status() == 201
            type().get() == 'application/problem+json'
            body() == ['/x', [a: '1', b: '2'], ['2', '3']]
        }
    }

    def "nobody answers where no route is, and the newest answers where there were several"() {
        when:
        environment.web_ui.route('/x') { 'old' }
        environment.web_ui.route('/x') { 'new' }

        then:
        answer().body() == 'new'
        environment.web_ui.answer('/y', [:]).empty
    }

    def "what is no route is refused: #path"() {
        when:
        environment.web_ui.route(path, route)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(message)

        where:
        path        | route        || message
        'x'         | { 1 }        || "not 'x'"
        '/'         | { 1 }        || "not '/'"
        '/a/'       | { 1 }        || "not '/a/'"
        '/a//b'     | { 1 }        || 'a route is a path'
        '/../b'     | { 1 }        || 'a route is a path'
        '/a%2fb'    | { 1 }        || 'a route is a path'
        '/{id}'     | { 1 }        || 'a route is a path'
        '/stats'    | { 1 }        || "belongs to Gryllus itself; take another path, such as '/my/stats'"
        '/x'        | { a, b -> }  || 'a route takes one object'
    }

    def "a fault of a route is told once, counted, and answered as text with its line: #fault"() {
        given:
        environment.web_ui.route('/x', route)

        when:
        def answers = [answer(), answer()]

        then:
        answers.every { it.status() == 500 && it.type().empty && it.body().contains(message) }
        environment.faults().count() == 2
        log.of(Level.ERROR).size() == 1
        log.of(Level.ERROR)[0].startsWith('Uncaught exception in a listener of the route /x: ')

        where:
        fault               | route                                       || message
        'an exception'      | { throw new IllegalStateException('ouch') } || 'ouch'
        'an assertion'      | { assert 1 == 2 }                           || '1 == 2'
        'an order'          | { throw new StopUser() }                    || 'StopUser'
        'an unknown word'   | { request -> request.arg }                  || "unknown 'arg' in request. Did you mean 'args'?"
        'a list in itself'  | { def a = []; a << a; a }                   || 'more than 20 deep'
        'a wrong status'    | { request -> request.answer(99, 'x') }      || '200 to 599, not 99'
        'a header in it'    | { it.answer('x', type: "a/b\r\nX: y") }     || "one such as 'text/csv'"
        'a wrong option'    | { it.answer('x', typ: 'a/b') }              || "Did you mean 'type'?"
    }

    def "routes end with their generation, which is told, unless the next one has them too"() {
        given:
        environment.web_ui.route('/stays') { 'old' }
        environment.web_ui.route('/goes') { 'old' }
        def next = new Events(environment)
        next.routes().register('/stays', new RouteBoard.Route({ 'new' }, Optional.of('Stays')))

        when:
        environment.relay().become(next)

        then:
        environment.web_ui.answer('/stays', [:]).get().body() == 'new'
        environment.web_ui.answer('/goes', [:]).empty
        log.of(Level.INFO).size() == 1
        log.of(Level.INFO)[0].startsWith('Routes of the web interface are gone with the edit: /goes. ')
    }

    def "a route may have a tab, and no option that is not known"() {
        given:
        environment.web_ui.route('/b', tab: 'Orders') { [] }
        environment.web_ui.route('/a') { [] }

        expect:
        environment.web_ui.tabs() == [new RouteTab('Orders', '/b')]

        when:
        environment.web_ui.route('/c', tabs: 'x') { [] }

        then:
        def e = thrown(UnknownName)
        e.message.contains("Did you mean 'tab'?")
    }

    private RouteAnswer answer(Map<String, List<String>> parameters = [:]) {
        environment.web_ui.answer('/x', parameters).get()
    }
}
