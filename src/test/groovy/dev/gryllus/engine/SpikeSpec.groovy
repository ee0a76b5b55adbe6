package dev.gryllus.engine

import static dev.gryllus.engine.ShapeTable.at
import static dev.gryllus.engine.ShapeTable.seconds
import static dev.gryllus.engine.ShapeTable.users

import spock.lang.Specification

class SpikeSpec extends Specification {

    def "one sudden peak in an even load"() {
        given:
        def shape = new Spike(10, 200, seconds(60), seconds(30), 500, seconds(120))
        def expected = [0: 10, 59.999: 10, 60: 200, 89.999: 200, 90: 10, 119.999: 10, 120: null]

        expect:
        users(shape, expected.keySet()) == expected
        at(shape, 60).spawnRate() == 500
    }

    def "what makes no sense is refused: #message"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                                                          | message
        ({ new Spike(-1, 2, seconds(1), seconds(1), 1, seconds(9)) })  | 'base_users must be 0 or more, not -1'
        ({ new Spike(5, 5, seconds(1), seconds(1), 1, seconds(9)) })   | 'peak_users must be 6 or more, not 5'
        ({ new Spike(5, 9, seconds(-1), seconds(1), 1, seconds(9)) })  | 'spike_start must be 0 seconds or more'
        ({ new Spike(5, 9, seconds(1), seconds(0), 1, seconds(9)) })   | 'spike_duration must be more than 0 seconds'
        ({ new Spike(5, 9, seconds(1), seconds(1), -1, seconds(9)) })  | 'spawn_rate must be > 0, not -1.0'
        ({ new Spike(5, 9, seconds(1), seconds(1.5), 1, seconds(2)) }) | 'time_limit must be 2.5 seconds or more: before that the spike is not over'
    }
}
