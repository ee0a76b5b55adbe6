package dev.gryllus

import dev.gryllus.cli.Options
import dev.gryllus.engine.LoadShape
import dev.gryllus.engine.NamedShape
import dev.gryllus.engine.Target
import java.time.Duration
import spock.lang.Specification

class CourseChoiceSpec extends Specification {
    def "-u #given is #users users where it counts, and nobody is asked for where all types are open (#open)"() {
        expect:
        new CourseChoice(load(given), Optional.empty(), open).fixedNumber() == Optional.of(users)

        where:
        given | open  || users
        null  | false || 1
        7     | false || 7
        null  | true  || 0
        7     | true  || 7
    }

    def "after a reload the number of users stays, unless #reason"() {
        expect:
        choice(shapeNow, openNow).replaces(choice(shapeBefore, openBefore)) == replaced

        where:
        shapeBefore | openBefore | shapeNow | openNow || replaced | reason
        false       | false      | false    | false   || false    | 'nothing'
        false       | false      | true     | false   || true     | 'a shape takes over'
        true        | false      | false    | false   || true     | 'the shape is gone'
        false       | true       | false    | false   || true     | 'there was nobody to count'
        false       | false      | false    | true    || false    | 'nobody is counted any longer, which is no reason'
    }

    private static CourseChoice choice(boolean shaped, boolean open) {
        def shape = shaped ? Optional.of(new NamedShape('Waves', LoadShape.constant(new Target(1, 1)))) : Optional.empty()
        new CourseChoice(load(null), shape, open)
    }

    private static Options.Load load(Integer users) {
        new Options.Load(Optional.empty(), users == null ? OptionalInt.empty() : OptionalInt.of(users), OptionalDouble.empty(), Optional.empty(), Duration.ZERO)
    }
}
