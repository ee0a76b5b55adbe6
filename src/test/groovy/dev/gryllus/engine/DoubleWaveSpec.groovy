package dev.gryllus.engine

import static dev.gryllus.engine.ShapeTable.at
import static dev.gryllus.engine.ShapeTable.seconds
import static dev.gryllus.engine.ShapeTable.users

import spock.lang.Specification

class DoubleWaveSpec extends Specification {

    def "two peaks, at one and at two thirds of the time"() {
        given:
        def shape = new DoubleWave(20, 100, 60, seconds(600))
        def expected = [0: 20, 120: 21, 160: 49, 200: 100, 240: 49, 300: 20, 360: 35, 400: 60, 440: 35, 599: 20, 600: null]

        expect:
        users(shape, expected.keySet()) == expected
        at(shape, 7).spawnRate() == 100
    }

    def "what makes no sense is refused: #message"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                                      | message
        ({ new DoubleWave(-1, 2, 2, seconds(9)) }) | 'min_users must be 0 or more, not -1'
        ({ new DoubleWave(5, 5, 9, seconds(9)) })  | 'peak_one_users must be 6 or more, not 5'
        ({ new DoubleWave(5, 9, 4, seconds(9)) })  | 'peak_two_users must be 6 or more, not 4'
        ({ new DoubleWave(5, 9, 9, seconds(0)) })  | 'time_limit must be more than 0 seconds'
    }
}
