package dev.gryllus.script

import dev.gryllus.script.ScriptArgument.Form
import spock.lang.Specification

class ArgumentParserSpec extends Specification {
    def parser = new ArgumentParser(['--host', '-H'] as Set)

    private ScriptArgument declared(Map settings, String... names) {
        parser.add_argument(settings, *names)
        return parser.arguments().last()
    }

    def "an argument has its names, and a destination made of the long one"() {
        when:
        parser.add_argument('-e', '--my-env')
        def argument = parser.arguments().first()

        then:
        argument.longName() == '--my-env'
        argument.shortName().get() == '-e'
        argument.destination() == 'my_env'
        argument.form() == Form.ONE_VALUE
        argument.fallback().empty
        argument.help() == ''
        !argument.secret()
        !argument.required()
        argument.inWebUi()
    }

    def "everything that is said reaches its place"() {
        expect:
        reading(declared(settings, '--x')) == value

        where:
        settings                              | reading                     || value
        [help: 'Where']                       | { it.help() }               || 'Where'
        [env_var: 'X']                        | { it.variable().get() }     || 'X'
        [dest: 'other']                       | { it.destination() }        || 'other'
        [choices: ['a', 'b']]                 | { it.choices() }            || ['a', 'b']
        [default: 5]                          | { it.fallback().get() }     || 5
        [default: '5', type: int]             | { it.fallback().get() }     || 5
        [default: ['a']]                      | { it.fallback().get() }     || ['a']
        [is_secret: true]                     | { it.secret() }             || true
        [required: true]                      | { it.required() }           || true
        [is_required: true]                   | { it.required() }           || true
        [include_in_web_ui: false]            | { it.inWebUi() }            || false
        [action: 'store_true']                | { it.form() }               || Form.SETS_TRUE
        [action: 'store_false']               | { it.form() }               || Form.SETS_FALSE
        [nargs: '*']                          | { it.form() }               || Form.SEVERAL_VALUES
        [nargs: '+']                          | { it.form() }               || Form.SEVERAL_VALUES
        [is_multiple: true]                   | { it.form() }               || Form.SEVERAL_VALUES
    }

    def "a text is read as type #type"() {
        expect:
        declared([type: type], '--x').type().apply(text) == value

        where:
        type                     | text    || value
        int                      | '5'     || 5
        Integer                  | '-5'    || -5
        long                     | '5'     || 5L
        double                   | '0.5'   || 0.5d
        float                    | '1e3'   || 1000d
        BigDecimal               | '0.10'  || 0.10g
        boolean                  | 'Yes'   || true
        Boolean                  | 'off'   || false
        String                   | 'a b'   || 'a b'
        ({ it.split('x') as List }) | '1x2'  || ['1', '2']
    }

    def "without a type the default tells"() {
        expect:
        declared([default: fallback], '--x').type().apply(text) == value

        where:
        fallback | text   || value
        3        | '5'    || 5
        0.5d     | '5'    || 5d
        true     | 'no'   || false
        'a'      | '5'    || '5'
        null     | '5'    || '5'
    }

    def "a text that is no #type is refused with the words of argparse"() {
        when:
        declared([type: type], '--x').type().apply(text)

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == message

        where:
        type                                           | text  || message
        int                                            | 'x'   || "invalid int value: 'x'"
        double                                         | 'NaN' || "invalid float value: 'NaN'"
        boolean                                        | 'x'   || "invalid bool value: 'x'"
        ({ throw new IllegalStateException('no ' + it) }) | 'x'  || "invalid value: 'x' (no x)"
    }

    def "a mistake is told: #message"() {
        when:
        parser.add_argument('--taken')
        parser.add_argument(settings, *names)

        then:
        def mistake = thrown(ScriptMistake)
        mistake.message.startsWith(message)

        where:
        names        | settings              || message
        ['env']      | [:]                   || "add_argument needs a name that begins with two dashes, such as '--env', not [env]"
        ['-e']       | [:]                   || 'add_argument needs a name that begins with two dashes'
        ['--a', '-ab'] | [:]                 || "'-ab' is no name of an option"
        ['--host']   | [:]                   || 'conflicting option string: --host exists already'
        ['--h', '-H'] | [:]                  || 'conflicting option string: -H exists already'
        ['--taken']  | [:]                   || 'conflicting option string: --taken exists already'
        ['--b']      | [dest: 'taken']       || "two arguments have the name 'taken'"
        ['--b']      | [chioces: []]         || "unknown 'chioces' in add_argument. Did you mean 'choices'?"
        ['--b']      | [type: 'int']         || 'type is wanted as int'
        ['--b']      | [action: 'append']    || "action is wanted as 'store'"
        ['--b']      | [nargs: 2]            || "nargs is wanted as '*' or '+', not '2'"
        ['--b']      | [choices: 'ab']       || "choices is wanted as a list, not 'ab'"
        ['--b']      | [required: 'yes']     || "required is wanted as true or false, not 'yes'"
        ['--b']      | [type: int, default: 'x'] || "default: invalid int value: 'x'"
    }

    def "listeners find it under the name it has in Locust, too"() {
        expect:
        parser.parser.is(parser)
    }
}
