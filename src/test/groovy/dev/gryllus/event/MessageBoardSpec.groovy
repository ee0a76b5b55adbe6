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
}
