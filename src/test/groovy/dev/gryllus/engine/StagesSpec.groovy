package dev.gryllus.engine

import static dev.gryllus.engine.ShapeTable.at
import static dev.gryllus.engine.ShapeTable.seconds
import static dev.gryllus.engine.ShapeTable.users

import spock.lang.Specification

class StagesSpec extends Specification {

    def "each stage lasts its own time, one after another"() {
        given:
        def shape = new Stages([stage(60, 10, 5), stage(30, 50, 20), stage(60, 20, 1)])
        def expected = [0: 10, 59.999: 10, 60: 50, 89.999: 50, 90: 20, 149.999: 20, 150: null, 1000: null]

        expect:
        users(shape, expected.keySet()) == expected
        [0, 60, 90].collect { at(shape, it).spawnRate() } == [5, 20, 1]
        !shape.runsScript()
    }

    def "a stage may be for some user types only"() {
        expect:
        at(new Stages([new Stages.Stage(seconds(1), new Target(1, 1, ['A'] as Set))]), 0).onlyTypes() == ['A'] as Set
    }

    def "what makes no sense is refused"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                    | message
        ({ new Stages([]) })    | 'stages must hold one stage at least'
        ({ stage(0, 1, 1) })    | 'duration of a stage must be more than 0'
        ({ stage(-5, 1, 1) })   | 'duration of a stage must be more than 0'
        ({ stage(5, -1, 1) })   | 'users must be 0 or more, not -1'
    }

    private static Stages.Stage stage(Number length, int users, double rate) {
        new Stages.Stage(seconds(length), new Target(users, rate))
    }
}
