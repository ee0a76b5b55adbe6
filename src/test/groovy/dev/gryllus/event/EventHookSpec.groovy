package dev.gryllus.event

import dev.gryllus.support.FakeClock
import dev.gryllus.user.RescheduleTask
import dev.gryllus.user.StopUser
import spock.lang.Specification

class EventHookSpec extends Specification {
    def faults = new ListenerFaults()
    def clock = new FakeClock()
    def calls = new ListenerCalls(clock)
    def hook = new EventHook('greeting', faults, calls)
    def heard = []

    def cleanup() {
        Thread.interrupted()
    }

    def "listeners are told in order, and in reverse where that is asked for"() {
        given:
        hook.add_listener { e -> heard << "first $e.name" }
        hook.add_listener { heard << "second $it.name" }
        hook.add_listener { -> heard << 'third' }

        when:
        hook.fire(name: 'Ada', reverse: reverse)

        then:
        heard*.toString() == expected

        where:
        reverse || expected
        false   || ['first Ada', 'second Ada', 'third']
        true    || ['third', 'second Ada', 'first Ada']
    }

    def "a listener is given back, and is told nothing once it is removed"() {
        given:
        def listener = hook.add_listener { heard << 'closure' }
        hook.add_listener(this.&note)

        when:
        hook.fire()

        then:
        heard == ['closure', 'method greeting{}']

        when:
        hook.remove_listener(listener)
        hook.remove_listener(this.&note)
        hook.remove_listener { 'never added' }
        hook.fire()

        then:
        heard.size() == 2
        !hook.hasListeners()
    }

    def "a listener has the class loader of its script for what looks one up by the thread, whoever fires"() {
        given:
        def thread = Thread.currentThread()
        def before = thread.contextClassLoader
        def foreign = new URLClassLoader([] as URL[])
        def listener = new GroovyClassLoader().parseClass('class S { static make(heard) { { -> heard << Thread.currentThread().contextClassLoader } } }').make(heard)
        hook.add_listener(listener)
        thread.contextClassLoader = foreign

        when:
        hook.fire()

        then:
        heard == [listener.getClass().classLoader]
        thread.contextClassLoader.is(foreign)

        cleanup:
        thread.contextClassLoader = before
    }

    def "a listener that throws is counted, and the others still run"() {
        given:
        hook.add_listener { throw new IllegalStateException('oops') }
        hook.add_listener { heard << 'second' }

        when:
        3.times { hook.fire() }

        then:
        heard == ['second'] * 3
        faults.count() == 3
    }

    def "an order to the user goes on to whoever fires, after all listeners; the first one counts"() {
        given:
        hook.add_listener { throw new RescheduleTask('first') }
        hook.add_listener { throw new StopUser('second') }
        hook.add_listener { heard << 'third' }

        when:
        hook.fire()

        then:
        def order = thrown(RescheduleTask)
        order.message == 'first'
        heard == ['third']
        faults.count() == 0
    }

    def "a listener that the engine cuts off is no fault, and the interruption is kept"() {
        given:
        hook.add_listener { throw new InterruptedException() }

        when:
        hook.fire()

        then:
        Thread.interrupted()
        faults.count() == 0
    }

    def "an argument that the event does not have is told with those that it has"() {
        given:
        def message = null
        hook.add_listener { e ->
            try {
                e.nam
            } catch (UnknownName e2) {
                message = e2.message
            }
        }

        when:
        hook.fire(name: 'Ada', answer: null)

        then:
        message == "unknown 'nam' in the arguments of greeting. Did you mean 'name'? Known: name, answer"
    }

    def "arguments cannot be written"() {
        given:
        hook.add_listener { e -> e.name = 'Bob' }

        when:
        hook.fire(name: 'Ada')

        then:
        faults.count() == 1
    }

    def "a listener with several parameters is refused at once"() {
        when:
        hook.add_listener { environment, runner -> }

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == 'a listener of greeting takes one object with the arguments as properties: { e -> … }, not 2 of them'
    }

    def "a hook of a script's own tells its listeners"() {
        given:
        def own = new EventHook()
        own.add_listener { heard << it.answer }
        own.add_listener { throw new IllegalStateException('told, and nobody else suffers') }

        when:
        own.fire(answer: 42)

        then:
        heard == [42]
    }

    def note(e) {
        heard << "method $e".toString()
    }
}
