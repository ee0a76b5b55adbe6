package dev.gryllus.script

import dev.gryllus.engine.PlanException
import dev.gryllus.engine.Target

class ShapeClassesSpec extends ShapeSpecification {

    def "a class of the script says what is wanted each second"() {
        given:
        def named = load """
            class Waves extends LoadTestShape {
                def tick() { run_time < 60 ? [100, 10] : null }
            }
        """
        def shape = begun(named)

        expect:
        named.name() == 'Waves'
        shape.runsScript()
        at(shape, 0) == new Target(100, 10)
        at(shape, 59.5) == new Target(100, 10)
        at(shape, 60) == null
    }

    def "it has the members that it has in Locust"() {
        given:
        def shape = begun(load("""
            class Waiting extends LoadTestShape {
                def began = false
                def tick() {
                    if (!began && get_current_user_count() == 3) { reset_time(); began = true }
                    began ? [Math.round(get_run_time()), 1, [Admin]] : [3, 1, ['Shopper', Admin]]
                }
            }
        """))

        expect:
        at(shape, 5) == new Target(3, 1, ['Shopper', 'Admin'] as Set)

        when:
        users = 3

        then:
        at(shape, 6) == new Target(0, 1, ['Admin'] as Set)
        at(shape, 8) == new Target(2, 1, ['Admin'] as Set)
    }

    def "a run begins anew with the time"() {
        given:
        def named = load 'class S extends LoadTestShape { def tick() { if (run_time == 5) reset_time(); [run_time, 1] } }'

        when:
        def first = [5, 7].collect { at(begun(named), it).users() }
        def shape = begun(named)

        then:
        [5, 7].collect { at(shape, it).users() } == [0, 2]
        first == [0, 7]
    }

    def "common options may be kept: #member"() {
        expect:
        load("class S extends LoadTestShape { $member; def tick() { null } }").usesCommonOptions() == kept

        where:
        member                                     | kept
        'static use_common_options = true'         | true
        'def use_common_options = true'            | true
        'boolean use_common_options = false'       | false
        'def getUse_common_options() { true }'     | true
        'def x = 1'                                | false
    }

    def "shapes come in the order of the file, whatever their form; base classes are none"() {
        expect:
        loadAll("""
            class Zebra extends Base { }
            shape('middle') { null }
            class Ant extends Base { }
            abstract class Base extends LoadTestShape { def tick() { [1, 1] } }
            class Mole extends LoadTestShape { def tick() { null } }
        """)*.name() == ['Zebra', 'middle', 'Ant', 'Mole']
    }

    def "two shapes of one name are told with both places"() {
        given:
        def files = [
            write('a.groovy', "\nuser('U', User) { task { } }\nshape('Waves') { null }"),
            write('b.groovy', 'class Waves extends LoadTestShape {\n\n def tick() { null } }'),
        ]

        when:
        LocustfileLoader.load(files, folder, Optional.empty())

        then:
        def e = thrown(PlanException)
        e.message == 'Duplicate shape classes: Waves is defined in both a.groovy:3 and b.groovy:3'
    }

    def "what is wrong with a class is told with its line: #member"() {
        when:
        load "class S extends LoadTestShape {\n    $member\n}"

        then:
        def e = thrown(PlanException)
        e.message.startsWith("locustfile.groovy:$line:")
        e.message.contains(told)

        where:
        member                                                                  | line | told
        'def x = 1'                                                             | 1    | "must be declared abstract or the method 'java.lang.Object tick()' must be implemented"
        'def x = 1.intdiv(0); def tick() { null }'                              | 2    | 'ArithmeticException'
        'S() { throw new IllegalStateException("boom") }; def tick() { null }'  | 2    | 'IllegalStateException: boom'
        'static use_common_options = "yes"; def tick() { null }'                | 2    | "use_common_options is wanted as true or false, not 'yes'"
    }
}
