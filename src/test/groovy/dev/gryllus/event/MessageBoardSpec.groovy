package dev.gryllus.event

import dev.gryllus.support.FakeClock
import spock.lang.Specification

class MessageBoardSpec extends Specification {
    def environment = new Environment(new FakeClock())
    def board = new MessageBoard()
    def heard = []

    def "a listener gets the message, and the environment if it takes two"() {
        given:
        board.register('one') { msg -> heard << [msg.type, msg.data, msg.node_id] }
        board.register('two') { env, msg -> heard << [env, msg.data] }

        when:
        board.send(environment, 'one', [1], 'vm_1')
        board.send(environment, 'two', 2, 'vm_1')
        board.send(environment, 'nobody', 3, 'vm_1')

        then:
        heard == [['one', [1], 'vm_1'], [environment, 2]]
    }

    def "a second listener of one type is refused"() {
        given:
        board.register('one') { }

        when:
        board.register('one') { }

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'Tried to register listener method for one, but it already had a listener!'
    }

    def "a listener of the newer generation counts, and that of the older one where there is none"() {
        given:
        def generations = (1..3).collect { new Events(environment) }
        generations[0].messages().register('a', listener('a1'))
        generations[0].messages().register('b', listener('b1'))
        generations[1].messages().register('b', listener('b2'))

        when:
        generations.each { environment.relay().become(it) }
        ['a', 'b', 'c'].each { environment.events.messages().send(environment, it, 5, 'me') }

        then:
        heard == [['a1', 5], ['b2', 5]]
    }

    def "what an edit registers while it is loaded does nothing, if it is refused"() {
        given:
        environment.events.messages().register('a', listener('present'))
        new Events(environment).messages().register('a', listener('refused'))

        when:
        environment.events.messages().send(environment, 'a', null, 'me')

        then:
        heard == [['present', null]]
    }

    private Closure listener(String name) {
        return { message -> heard << [name, message.data] }
    }
}
