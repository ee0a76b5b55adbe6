package dev.gryllus.event

import dev.gryllus.stats.EntryKey
import dev.gryllus.stats.Stats
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class RequestHookSpec extends Specification {
    def clock = new FakeClock()
    def environment = new Environment(clock)
    def stats = new Stats(clock)
    def events = environment.events
    def heard = []

    def setup() {
        environment.beginWithoutRunner(null, environment.telling(stats))
    }

    def "a sample that a script fires is counted like any other, and listeners are told"() {
        given:
        events.request.add_listener { heard << it }

        when:
        events.request.fire(request_type: 'XMLRPC', name: 'get_time', response_time: 12.3, response_length: 10, context: [user: 7])
        def entry = stats.snapshot(0).entries()[new EntryKey('XMLRPC', 'get_time')]

        then:
        entry.requests() == 1
        entry.successes().min().toNanos() == 12_300_000
        entry.successes().bytes() == 10
        heard.size() == 1
        with(heard[0]) {
            request_type == 'XMLRPC'
            name == 'get_time'
            response_time == 12.3d
            response_length == 10
            exception == null
            context == [user: 7]
            response == null
            url == ''
        }
    }

    def "time of users in listeners is added up, also of one that fails"() {
        given:
        events.request.add_listener { clock.advance(Duration.ofMillis(30)) }
        events.request.add_listener { throw new IllegalStateException('no') }

        when:
        def fire = { events.request.fire(request_type: 'X', name: 'n', response_time: 1) }
        2.times { Thread.ofVirtual().start(fire).join() }

        then:
        environment.listenerCalls().listening() == Duration.ofMillis(60)

        when: 'it is no user, for these have virtual threads'
        fire()

        then:
        environment.listenerCalls().listening() == Duration.ofMillis(60)
    }

    def "#exception: a failure '#reason'"() {
        given:
        events.request.add_listener { heard << it.exception.message }

        when:
        events.request.fire(request_type: 'X', name: 'n', response_time: 1, exception: exception)

        then:
        stats.snapshot(0).failures().keySet()*.reason() == [reason]
        heard == [message]

        where:
        exception                         || reason                       | message
        new IllegalStateException('down') || "IllegalStateException('down')" | 'down'
        'the answer is wrong'             || 'the answer is wrong'        | 'the answer is wrong'
    }

    def "without a time a sample is counted, and left out of the figures of time"() {
        when:
        events.request.fire(request_type: 'X', name: 'n', response_time: 100)
        events.request.fire(request_type: 'X', name: 'n')
        def all = stats.snapshot(0).entries()[new EntryKey('X', 'n')].all()

        then:
        all.count() == 2
        all.untimed() == 1
        all.mean().toMillis() == 100
        all.percentile(0.01d).toMillis() == 100
    }

    def "#arguments is refused: #message"() {
        when:
        events.request.fire(arguments)

        then:
        def refused = thrown(RuntimeException)
        refused.message.startsWith(message)

        where:
        arguments                                             || message
        [name: 'n']                                           || 'events.request.fire needs a request_type'
        [request_type: 'X', name: ' ']                        || 'events.request.fire needs a name'
        [request_type: 'X', name: 'n', response_time: -1]     || 'response_time is wanted in milliseconds'
        [request_type: 'X', name: 'n', response_time: 'soon'] || 'response_time is wanted in milliseconds'
        [request_type: 'X', name: 'n', respons_time: 1]       || "unknown 'respons_time' in events.request.fire. Did you mean 'response_time'?"
        [request_type: 'X', name: 'n', context: 5]            || 'context is wanted as a map'
        [request_type: 'X', name: 'n', response_length: 'a']  || 'response_length is wanted as bytes'
    }

    def "a reload swaps all listeners at once; samples of the old generation are still counted"() {
        given:
        def next = new Events(environment)
        events.request.add_listener { heard << "old $it.name" }
        next.request.add_listener { heard << "new $it.name" }

        when:
        events.request.fire(request_type: 'X', name: 'a')
        environment.relay().become(next)
        events.request.fire(request_type: 'X', name: 'b')

        then:
        heard*.toString() == ['old a', 'new b']
        stats.snapshot(0).total().requests() == 2
    }
}
