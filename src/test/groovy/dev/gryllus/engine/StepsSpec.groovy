package dev.gryllus.engine

import static dev.gryllus.engine.ShapeTable.at
import static dev.gryllus.engine.ShapeTable.seconds
import static dev.gryllus.engine.ShapeTable.users

import spock.lang.Specification

class StepsSpec extends Specification {

    def "so many users more with each step"() {
        given:
        def shape = new Steps(20, seconds(30), 10, seconds(90))
        def expected = [0: 20, 29.999: 20, 30: 40, 59.999: 40, 60: 60, 89.999: 60, 90: null]

        expect:
        users(shape, expected.keySet()) == expected
        at(shape, 30).spawnRate() == 10
    }

    def "what makes no sense is refused: #message"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                                                     | message
        ({ new Steps(0, seconds(1), 1, seconds(1)) })             | 'step_users must be 1 or more, not 0'
        ({ new Steps(1, seconds(0), 1, seconds(1)) })             | 'step_duration must be more than 0 seconds'
        ({ new Steps(1, seconds(1), 0, seconds(1)) })             | 'spawn_rate must be > 0, not 0.0'
        ({ new Steps(1, seconds(1), Double.NaN, seconds(1)) })    | 'spawn_rate must be > 0, not NaN'
        ({ new Steps(1, seconds(1), 1, seconds(-1)) })            | 'time_limit must be more than 0 seconds'
        ({ new Steps(1_000_000_000, seconds(1), 1, seconds(9)) }) | 'so many steps lead to more users than can be counted'
    }
}
