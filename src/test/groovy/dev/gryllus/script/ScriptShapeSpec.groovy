package dev.gryllus.script

import dev.gryllus.engine.Target
import dev.gryllus.user.ScriptFaults

class ScriptShapeSpec extends ShapeSpecification {

    def "an answer that is none is told with what was wanted, and with the line of tick: #answer"() {
        given:
        def shape = begun(load("""\
            class Waves extends LoadTestShape {
                def other() { }
                def tick() { $answer }
            }""".stripIndent()))

        when:
        at(shape, 0)

        then:
        def e = thrown(RuntimeException)
        e.message == "tick() of Waves $told" as String
        ScriptFaults.describe(e).trace().endsWith('\n  at locustfile.groovy:3')

        where:
        answer                         | told
        '"lots"'                       | "is wanted to answer [users, spawn_rate], [users, spawn_rate, [User classes]], or null at the end of the test, not 'lots'"
        '[1]'                          | 'is wanted to answer [users, spawn_rate], [users, spawn_rate, [User classes]], or null at the end of the test, not [1]'
        '[1, 2, [], 4]'                | 'is wanted to answer [users, spawn_rate], [users, spawn_rate, [User classes]], or null at the end of the test, not [1, 2, [], 4]'
        '10'                           | 'is wanted to answer [users, spawn_rate], [users, spawn_rate, [User classes]], or null at the end of the test, not 10'
        '[-1, 10]'                     | 'is wanted to answer users as a number, 0 or more, not -1'
        '["10", 10]'                   | "is wanted to answer users as a number, 0 or more, not '10'"
        '[Double.NaN, 10]'             | 'is wanted to answer users as a number, 0 or more, not NaN'
        '[3e9, 10]'                    | 'is wanted to answer users as a number, 0 or more, not 3E+9'
        '[null, 10]'                   | 'is wanted to answer users as a number, 0 or more, not null'
        '[10, 0]'                      | 'is wanted to answer spawn_rate as a number above 0, not 0'
        '[10, -2]'                     | 'is wanted to answer spawn_rate as a number above 0, not -2'
        '[10, Double.NaN]'             | 'is wanted to answer spawn_rate as a number above 0, not NaN'
        '[10, 1 / 0.0d]'               | 'is wanted to answer spawn_rate as a number above 0, not Infinity'
        '[10, null]'                   | 'is wanted to answer spawn_rate as a number above 0, not null'
        '[10, 1, "Shopper"]'           | "is wanted to answer User classes as a list of them or of their names, not 'Shopper'"
        '[10, 1, ["Shoper"]]'          | "names 'Shoper', which takes no part in this test. Did you mean 'Shopper'? Known: Admin, Shopper"
        '[10, 1, [Object, Admin]]'     | "names 'Object', which takes no part in this test. Known: Admin, Shopper"
    }

    def "an exception of its own is told with its own line"() {
        given:
        def shape = begun(load("""\
            class Waves extends LoadTestShape {
                def tick() {
                    1.intdiv(0)
                }
            }""".stripIndent()))

        when:
        at(shape, 0)

        then:
        def e = thrown(ArithmeticException)
        ScriptFaults.describe(e).trace().startsWith('ArithmeticException: / by zero\n  at locustfile.groovy:3\n')
    }

    def "a fault of a closure is told with the line where it begins"() {
        given:
        def shape = begun(load("\n\nshape {\n [1] }"))

        when:
        at(shape, 0)

        then:
        def e = thrown(RuntimeException)
        e.message.startsWith("'shape' is wanted to answer [users, spawn_rate]")
        ScriptFaults.describe(e).trace().endsWith('\n  at locustfile.groovy:3')
    }

    def "every number will do: #answer"() {
        expect:
        at(begun(load("shape { $answer }")), 0) == target

        where:
        answer                    | target
        '[10, 2.5]'               | new Target(10, 2.5)
        '[10.4G, 1G]'             | new Target(10, 1)
        '[10.6d, 1f, null]'       | new Target(11, 1)
        '[Math.round(10.4d), 1]'  | new Target(10, 1)
        '[0, 1, []]'              | new Target(0, 1)
    }
}
