package dev.gryllus.engine

import static dev.gryllus.engine.ShapeTable.at
import static dev.gryllus.engine.ShapeTable.seconds
import static dev.gryllus.engine.ShapeTable.users

import spock.lang.Specification

class SoakSpec extends Specification {

    def "up, a long while at the top, and down"() {
        given:
        def shape = new Soak(300, seconds(60), seconds(3600), seconds(30))
        def expected = [0: 300, 3659.999: 300, 3660: 0, 3689.999: 0, 3690: null]

        expect:
        users(shape, expected.keySet()) == expected
        [0, 3660].collect { at(shape, it).spawnRate() } == [5, 10]
    }

    def "without a ramp all come and go at once"() {
        given:
        def shape = new Soak(7, seconds(0), seconds(10), seconds(0))

        expect:
        at(shape, 0) == new Target(7, 7)
        users(shape, [9, 10]) == [9: 7, 10: null]
    }

    def "what makes no sense is refused: #message"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                                                  | message
        ({ new Soak(0, seconds(1), seconds(1), seconds(1)) })  | 'users must be 1 or more, not 0'
        ({ new Soak(1, seconds(-1), seconds(1), seconds(1)) }) | 'ramp_up must be 0 seconds or more'
        ({ new Soak(1, seconds(1), seconds(0), seconds(1)) })  | 'hold must be more than 0 seconds'
        ({ new Soak(1, seconds(1), seconds(1), seconds(-1)) }) | 'ramp_down must be 0 seconds or more'
    }
}
