package dev.gryllus.cli

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class FormSpec extends Specification {
    @TempDir
    Path folder

    def "#field = #values is what the command line would say"() {
        expect:
        with(applied([(field): values])) {
            value(it) == wanted
        }

        where:
        field          | values            | wanted                    | value
        'user_count'   | ['7']             | 7                         | { it.load().users().asInt }
        'user_count'   | ['7', ' 8 ']      | 8                         | { it.load().users().asInt }
        'spawn_rate'   | ['2.5']           | 2.5d                      | { it.load().spawnRate().asDouble }
        'run_time'     | ['1m30s']         | 90L                       | { it.load().runTime().get().toSeconds() }
        'run_time'     | ['']              | true                      | { it.load().runTime().empty }
        'run_time'     | ['0']             | true                      | { it.load().runTime().empty }
        'stop_timeout' | ['10s']           | 10L                       | { it.load().stopTimeout().toSeconds() }
        'stop_timeout' | ['']              | 0L                        | { it.load().stopTimeout().toSeconds() }
        'user_classes_count' | ['A=3', 'B=4'] | 7                       | { it.load().users().asInt }
        'user_classes_count' | ['A=3', 'B=4'] | [A: 3, B: 4]            | { it.selection().counts().byClass() }
        'user_classes_count' | []             | false                   | { it.selection().counts().given }
        'user_classes_count' | ['']           | false                   | { it.selection().counts().given }
        'host'         | ['http://<b>x']   | 'http://bx'               | { it.load().host().get() }
        'host'         | ['']              | true                      | { it.load().host().empty }
        'user_classes' | ['A', 'B']        | ['A', 'B']                | { it.selection().userClasses() }
        'user_classes' | []                | []                        | { it.selection().userClasses() }
        'shape_class'  | ['Waves']         | 'Waves'                   | { it.selection().shape().get() }
        'tags'         | ['a, b']          | ['a', 'b'] as Set         | { it.selection().tags() }
        'exclude_tags' | ['a', 'b']        | ['a', 'b'] as Set         | { it.selection().excludeTags() }
        'profile'      | ['nightly']       | 'nightly'                 | { it.reports().profile().get() }
        'reset_stats'  | ['true']          | true                      | { it.reports().resetStats() }
    }

    def "what is not in the form stays as it was"() {
        given:
        def before = parsed('-u', '3', '-r', '2', '-t', '1m', '-H', 'http://a', '--profile', 'p', '-s', '5', '-T', 'x')

        expect:
        Form.applied(before, [:]) == before
        Form.applied(before, [unknown: ['1']]) == before
    }

    def "numbers by class hold until their number in all, or a shape, is said: #fields"() {
        given:
        def before = Form.applied(parsed('-u', '3'), [user_classes_count: ['A=5', 'B=6']])

        when:
        def after = Form.applied(before, fields)

        then:
        after.selection().counts().byClass() == counts
        after.load().users().asInt == users

        where:
        fields                                               || counts       | users
        [spawn_rate: ['2']]                                  || [A: 5, B: 6] | 11
        [user_count: ['20']]                                 || [:]          | 20
        [shape_class: ['Waves']]                             || [:]          | 11
        [user_count: ['20'], user_classes_count: ['A=1']]    || [A: 1]       | 1
    }

    def "nothing in a form names a file: #name"() {
        given:
        def before = parsed()

        expect:
        Form.applied(before, [(name): ['/etc/cron.d/evil']]) == before

        where:
        name << Setting.values()*.destination() - ['host', 'tags', 'exclude_tags', 'run_time', 'spawn_rate', 'stop_timeout', 'profile', 'reset_stats', 'user_classes']
    }

    def "an option of the script takes its value as the command line does: #form #texts"() {
        expect:
        changed(option(form, type, fallback), texts).value() == Optional.ofNullable(wanted)

        where:
        form             | type                        | fallback | texts        | wanted
        'ONE_VALUE'      | { it }                      | 'a'      | ['b']        | 'b'
        'ONE_VALUE'      | { it }                      | 'a'      | ['']         | ''
        'ONE_VALUE'      | { Integer.parseInt(it) }    | 5        | ['7']        | 7
        'ONE_VALUE'      | { Integer.parseInt(it) }    | 5        | ['']         | 5
        'ONE_VALUE'      | { Integer.parseInt(it) }    | null     | ['']         | null
        'SEVERAL_VALUES' | { Integer.parseInt(it) }    | []       | ['1, 2']     | [1, 2]
        'SEVERAL_VALUES' | { Integer.parseInt(it) }    | []       | ['1', '2']   | [1, 2]
        'SEVERAL_VALUES' | { it }                      | ['a']    | []           | []
        'SETS_TRUE'      | { it }                      | false    | ['true']     | true
        'SETS_TRUE'      | { it }                      | true     | ['off']      | false
    }

    def "a secret that is left empty stays, and what the script keeps from the web cannot be set"() {
        expect:
        changed(option('ONE_VALUE', { it }, 'hush', secret: true), ['']).value().get() == 'hush'
        changed(option('ONE_VALUE', { it }, 'hush', secret: true), ['new']).value().get() == 'new'
        changed(option('ONE_VALUE', { it }, 'kept', inWebUi: false), ['new']).value().get() == 'kept'
    }

    def "a wrong value is refused with the field, and what would be right: #field"() {
        when:
        applied([(field): [text]], [option('ONE_VALUE', { it }, 'a', choices: ['a', 'b'], required: true)])

        then:
        def e = thrown(OptionException)
        e.message == message

        where:
        field          | text   | message
        'user_count'   | 'x'    | "user_count: invalid int value: 'x' (expected a whole number from 0 to 2147483647)"
        'user_count'   | ''     | "user_count: invalid int value: '' (expected a whole number from 0 to 2147483647)"
        'user_classes_count' | 'A' | 'user_classes_count: expected a class and how many users, such as Shopper=10; got A'
        'spawn_rate'   | '0'    | 'spawn_rate: must be > 0'
        'run_time'     | '1h30' | 'Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.'
        'stop_timeout' | '-1'   | 'stop_timeout: Invalid time span format. Valid formats: 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.'
        'own'          | 'c'    | "own: invalid choice: 'c' (choose from 'a', 'b')"
    }

    private Options parsed(String... words) {
        new CommandLineParser([:], folder, folder, '').options([], words)
    }

    private Options applied(Map<String, List<String>> fields, List<CustomOption> own = []) {
        Form.applied(new CommandLineParser([:], folder, folder, '').options(own), fields)
    }

    private CustomValue changed(CustomOption own, List<String> texts) {
        applied([own: texts], [own]).custom().first()
    }

    private static CustomOption option(Map more = [:], String form, Closure type, Object fallback) {
        new CustomOption('--own', Optional.empty(), 'own', CustomOption.Form.valueOf(form), type, more.choices ?: [], Optional.ofNullable(fallback),
            '', Optional.empty(), more.secret ?: false, more.required ?: false, more.inWebUi == null ? true : more.inWebUi)
    }
}
