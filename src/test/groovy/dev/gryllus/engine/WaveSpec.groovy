package dev.gryllus.engine

import static dev.gryllus.engine.ShapeTable.at
import static dev.gryllus.engine.ShapeTable.seconds
import static dev.gryllus.engine.ShapeTable.users

import spock.lang.Specification

class WaveSpec extends Specification {

    def "a sine wave from the lower number on"() {
        given:
        def shape = new Wave(10, 110, seconds(60), seconds(120))
        def expected = [0: 10, 5: 17, 10: 35, 15: 60, 20: 85, 30: 110, 40: 85, 45: 60, 60: 10, 90: 110, 119: 10, 120: null]

        expect:
        users(shape, expected.keySet()) == expected
        at(shape, 7).spawnRate() == 110
    }

    def "it never leaves its limits"() {
        given:
        def shape = new Wave(0, Integer.MAX_VALUE, seconds(7), seconds(1000))

        expect:
        (0..999).every { at(shape, it).users() >= 0 }
    }

    def "what makes no sense is refused: #message"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                                         | message
        ({ new Wave(-1, 2, seconds(1), seconds(9)) }) | 'min_users must be 0 or more, not -1'
        ({ new Wave(5, 4, seconds(1), seconds(9)) })  | 'max_users must be 6 or more, not 4'
        ({ new Wave(5, 9, seconds(0), seconds(9)) })  | 'period must be more than 0 seconds'
        ({ new Wave(5, 9, seconds(1), seconds(0)) })  | 'time_limit must be more than 0 seconds'
    }
}
