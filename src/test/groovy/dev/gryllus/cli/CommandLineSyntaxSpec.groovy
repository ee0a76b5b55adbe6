package dev.gryllus.cli

import static dev.gryllus.cli.Customs.custom

import spock.lang.Specification

class CommandLineSyntaxSpec extends Specification {
    def syntax = new CommandLineSyntax(new Vocabulary(Command.RUN, [], Vocabulary.Unknown.REFUSED))

    private static Value text(String text) {
        return new Value.Text(text, '')
    }

    private static Value items(String... items) {
        return new Value.Items(items as List, '')
    }

    def "#words"() {
        expect:
        syntax.parse(words) == values

        where:
        words                                   || values
        []                                      || [:]
        ['-u', '5']                             || [(Setting.USERS): text('5')]
        ['-u5']                                 || [(Setting.USERS): text('5')]
        ['-u=5']                                || [(Setting.USERS): text('5')]
        ['--users', '5']                        || [(Setting.USERS): text('5')]
        ['--users=5']                           || [(Setting.USERS): text('5')]
        ['--us=5']                              || [(Setting.USERS): text('5')]
        ['-u', '5', '--users', '6']             || [(Setting.USERS): text('6')]
        ['-u', '-5']                            || [(Setting.USERS): text('-5')]
        ['-H', '']                              || [(Setting.HOST): text('')]
        ['--host=a=b']                          || [(Setting.HOST): text('a=b')]
        ['--host', '"${user.home}"']            || [(Setting.HOST): text('"${user.home}"')]
        ['--csv', '@prefix']                    || [(Setting.CSV): text('@prefix')]
        ['--headless', '--headless']            || [(Setting.HEADLESS): text('true')]
        ['--skip-log']                          || [(Setting.SKIP_LOG_SETUP): text('true')]
        ['-lV']                                 || [(Setting.LIST): text('true'), (Setting.VERSION): text('true')]
        ['-T']                                  || [(Setting.TAGS): items()]
        ['-T', 'a', 'b']                        || [(Setting.TAGS): items('a', 'b')]
        ['-T', 'a', '--tags', 'b c']            || [(Setting.TAGS): items('a', 'b c')]
        ['Shopper', 'Crawler']                  || [(Setting.USER_CLASSES): items('Shopper', 'Crawler')]
        ['demo']                                || [(Setting.USER_CLASSES): items('demo')]
    }

    def "tags swallow what follows, up to the next option or two dashes"() {
        expect:
        syntax.parse(['A', 'B', '-T', 'x', 'C', '-u', '5', 'D']) == [
            (Setting.USER_CLASSES): items('A', 'B', 'D'), (Setting.TAGS): items('x', 'C'), (Setting.USERS): text('5')
        ]
        syntax.parse(['-E', 'x', '--', 'A', '-u', '--headless', '--']) == [
            (Setting.EXCLUDE_TAGS): items('x'), (Setting.USER_CLASSES): items('A', '-u', '--headless', '--')
        ]
    }

    def "options may come in any order and between the User classes"() {
        given:
        def random = new Random(seed)
        def pieces = [
            ['-u', '5'], ['--spawn-rate=2'], ['-H', 'http://a'], ['--csv', 'c'], ['--csv-full-history'], ['-L', 'DEBUG'],
            ['--json'], ['--logfile', 'l'], ['-s', '3'], ['--headless'], ['--only-summary', 'A', 'B'], ['-t5m', 'C'],
            ['-T', 'x', 'y'], ['--skip-log-setup', 'D'], ['-E', 'z'], ['--list'], ['--show-task-ratio']
        ]
        pieces.shuffle(random)
        def classes = pieces.flatten().findAll { it in ['A', 'B', 'C', 'D'] }

        expect:
        syntax.parse(pieces.flatten()) == [
            (Setting.USERS): text('5'), (Setting.SPAWN_RATE): text('2'), (Setting.HOST): text('http://a'),
            (Setting.CSV): text('c'), (Setting.CSV_FULL_HISTORY): text('true'), (Setting.LOGLEVEL): text('DEBUG'),
            (Setting.JSON): text('true'), (Setting.LOGFILE): text('l'), (Setting.STOP_TIMEOUT): text('3'),
            (Setting.HEADLESS): text('true'), (Setting.ONLY_SUMMARY): text('true'), (Setting.RUN_TIME): text('5m'),
            (Setting.TAGS): items('x', 'y'), (Setting.SKIP_LOG_SETUP): text('true'), (Setting.EXCLUDE_TAGS): items('z'),
            (Setting.LIST): text('true'), (Setting.SHOW_TASK_RATIO): text('true'), (Setting.USER_CLASSES): items(*classes)
        ]

        where:
        seed << (1..20).collect { System.nanoTime() + it }
    }

    def "#words is a mistake"() {
        when:
        syntax.parse(words)

        then:
        def mistake = thrown(OptionException)
        mistake.message == message

        where:
        words                          || message
        ['--foo']                      || 'unrecognized arguments: --foo'
        ['--foo', '5', '--bar=1']      || 'unrecognized arguments: --foo --bar=1'
        ['--hedless']                  || "unrecognized arguments: --hedless\nDid you mean '--headless'?"
        ['--hsot=http://a']            || "unrecognized arguments: --hsot=http://a\nDid you mean '--host'?"
        ['--run_time', '5']            || "unrecognized arguments: --run_time\nDid you mean '--run-time'?"
        ['-H', '--hedless']            || "unrecognized arguments: --hedless\nDid you mean '--headless'?"
        ['-T', 'a', '--nonsense']      || 'unrecognized arguments: --nonsense'
        ['-x']                         || 'unrecognized arguments: -x'
        ['--port', '8090']             || "unrecognized arguments: --port\nDid you mean '--host'?"
        ['--user-classes', 'A']        || 'unrecognized arguments: --user-classes'
        ['--s', '5']                   || 'ambiguous option: --s could match --spawn-rate, --shape, --skip-log-setup,' +
                                          ' --show-task-ratio, --show-task-ratio-json, --stop-timeout, --slave'
        ['-u']                         || 'argument -u/--users: expected one argument'
        ['--host', '-u', '5']          || 'argument -H/--host: expected one argument'
        ['--csv', '--', 'A']           || 'argument --csv: expected one argument'
        ['--headless=yes']             || "argument --headless: takes no value, but got 'yes'"
    }

    def "#words asks for help, whatever else is wrong with it"() {
        expect:
        syntax.asksForHelp(words)

        where:
        words << [['-h'], ['--help'], ['--hel'], ['--nonsense', '-h'], ['-u', '--help'], ['-u', 'many', '-h', 'A']]
    }

    def "behind two dashes nothing asks for help"() {
        expect:
        !syntax.asksForHelp(['--', '-h'])
        syntax.parse(['--', '-h']) == [(Setting.USER_CLASSES): items('-h')]
    }

    def "the demo has options of its own"() {
        expect:
        new CommandLineSyntax(new Vocabulary(Command.DEMO, [], Vocabulary.Unknown.REFUSED)).parse(['--port', '9000', '--serve', '-u', '5']) == [
            (Setting.PORT): text('9000'), (Setting.SERVE): text('true'), (Setting.USERS): text('5')
        ]
    }

    def "an option of the script is known by its names, and an abbreviation may then be ambiguous"() {
        given:
        def syntax = new CommandLineSyntax(new Vocabulary(Command.RUN, [env, user], Vocabulary.Unknown.REFUSED))

        expect:
        syntax.parse(['--env', 'dev', 'A']) == [(env): text('dev'), (Setting.USER_CLASSES): items('A')]
        syntax.parse(['-e', 'dev']) == [(env): text('dev')]
        syntax.parse(['--env=dev']) == [(env): text('dev')]
        syntax.parse(['--user', 'ada']) == [(user): text('ada')]

        when:
        syntax.parse(['--evn', 'dev'])

        then:
        def mistake = thrown(OptionException)
        mistake.message == "unrecognized arguments: --evn\nDid you mean '--env'?"

        where:
        env = custom('--env', shortName: '-e')
        user = custom('--user')
    }

    def "before the script is read, what is unknown or ambiguous is passed over: #words"() {
        given:
        def syntax = new CommandLineSyntax(new Vocabulary(Command.RUN, [], Vocabulary.Unknown.IGNORED))

        expect:
        syntax.parse(words)[Setting.LOCUSTFILE] == text('a.groovy')

        where:
        words << [
            ['--env', 'dev', '-f', 'a.groovy'], ['-f', 'a.groovy', '--env=dev'], ['-e', 'dev', '-f', 'a.groovy', '--s', '5'],
            ['--user', 'ada', '--locust=a.groovy', '-x']
        ]
    }
}
