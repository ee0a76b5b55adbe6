package dev.gryllus.demo

import spock.lang.Specification

class SessionsSpec extends Specification {
    def "a token leads to the same cart until the session is closed"() {
        given:
        def sessions = new Sessions(10)
        def token = sessions.open()
        def cart = sessions.cart(token).get()

        expect:
        sessions.cart(token).get().is(cart)
        sessions.cart('other').empty

        when:
        sessions.close('other')
        sessions.close(token)

        then:
        sessions.cart(token).empty
    }

    def "one session above the cap drops the one opened first"() {
        given:
        def sessions = new Sessions(3)

        when:
        def tokens = (1..5).collect { sessions.open() }

        then:
        tokens.collect { sessions.cart(it).present } == [false, false, true, true, true]
    }

    def "a closed session makes room"() {
        given:
        def sessions = new Sessions(2)
        def first = sessions.open()
        sessions.close(sessions.open())

        when:
        sessions.open()

        then:
        sessions.cart(first).present
    }
}
