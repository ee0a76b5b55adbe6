package dev.gryllus.cli

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

import spock.lang.Specification
import spock.lang.TempDir

class CommandLineParserSpec extends Specification {
    @TempDir
    Path folder
    Map<String, String> environment = [:]

    private Path work() {
        return Files.createDirectories(folder.resolve('work'))
    }

    private Path home() {
        return Files.createDirectories(folder.resolve('home'))
    }

    private Invocation parsed(String... words) {
        return new CommandLineParser(environment, work(), home(), 'gryllus 1.2.3').parse(words)
    }

    private Options options(String... words) {
        return (parsed(words) as Invocation.Run).options()
    }

    private String mistake(String... words) {
        try {
            parsed(words)
        } catch (OptionException mistake) {
            return mistake.message
        }
        throw new AssertionError("accepted: $words" as Object)
    }

    def "without anything there are defaults"() {
        given:
        def options = options()

        expect:
        options.locustfiles() == ['locustfile.groovy']
        options.load() == new Options.Load(
                Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), Duration.ZERO)
        options.selection() == new Options.Selection([], Optional.empty(), [] as Set, [] as Set)
        options.reports() == new Options.Reports(Optional.empty(), false, false, false, false, Optional.empty())
        options.logging() == new Options.Logging(false, LogLevel.INFO, Optional.empty())
        options.listing() == new Options.Listing(false, false, false)
        !options.headless()
        options.exitCodeOnError() == 1
    }

    def "each option reaches its own place"() {
        expect:
        reading(options(words as String[])) == value

        where:
        words                                   | reading                                || value
        ['-f', 'a.groovy, tests ,b']            | { it.locustfiles() }                   || ['a.groovy', 'tests', 'b']
        ['-H', 'http://shop']                   | { it.load().host().get() }             || 'http://shop'
        ['-u', '0']                             | { it.load().users().asInt }            || 0
        ['-r', '0.1']                           | { it.load().spawnRate().asDouble }     || 0.1d
        ['-t', '1h20m']                         | { it.load().runTime().get() }          || Duration.ofMinutes(80)
        ['-t', '0']                             | { it.load().runTime() }                || Optional.empty()
        ['-s', '90']                            | { it.load().stopTimeout() }            || Duration.ofSeconds(90)
        ['--headless']                          | { it.headless() }                      || true
        ['-l']                                  | { it.listing().userClasses() }         || true
        ['--show-task-ratio']                   | { it.listing().taskRatio() }           || true
        ['--show-task-ratio-json']              | { it.listing().taskRatioJson() }       || true
        ['-T', 'b', 'a', 'b']                   | { it.selection().tags() as List }      || ['b', 'a']
        ['--dependencies', 'a:b:1', 'c:d:2']    | { it.dependencies() }                  || ['a:b:1', 'c:d:2']
        ['-E', 'c']                             | { it.selection().excludeTags() }       || ['c'] as Set
        ['A', 'B']                              | { it.selection().userClasses() }       || ['A', 'B']
        ['--csv', 'out/run']                    | { it.reports().csvPrefix().get() }     || 'out/run'
        ['--csv=c', '--csv-full-history']       | { it.reports().csvFullHistory() }      || true
        ['--only-summary']                      | { it.reports().onlySummary() }         || true
        ['--reset-stats']                       | { it.reports().resetStats() }          || true
        ['--json']                              | { it.reports().json() }                || true
        ['--json-file', 'out']                  | { it.reports().jsonFile().get() }      || 'out'
        ['--skip-log-setup']                    | { it.logging().skipLogSetup() }        || true
        ['-L', 'warning']                       | { it.logging().level() }               || LogLevel.WARNING
        ['--logfile', 'a.log']                  | { it.logging().file().get() }          || Path.of('a.log')
        ['--logfile', '']                       | { it.logging().file() }                || Optional.empty()
        ['--exit-code-on-error', '0']           | { it.exitCodeOnError() }               || 0
    }

    def "a value comes from the highest source that has one, number #rank from the top"() {
        given: 'each source has its own number of users, and those above the ranked one say nothing'
        def sources = [
            { number -> },
            { number -> environment.LOCUST_USERS = "$number" as String },
            { number -> Files.writeString(work().resolve('extra.conf'), "users = $number") },
            { number -> Files.writeString(work().resolve('pyproject.toml'), "[tool.locust]\nusers = $number") },
            { number -> Files.writeString(work().resolve('locust.conf'), "users = $number") },
            { number -> Files.writeString(home().resolve('.locust.conf'), "users = $number") }
        ]
        Files.writeString(work().resolve('extra.conf'), '')
        (rank..<sources.size()).each { sources[it](it) }

        expect:
        options((['--config', 'extra.conf'] + (rank == 0 ? ['-u', '0'] : [])) as String[]).load().users().asInt == rank

        where:
        rank << (0..5)
    }

    def "sources complement each other, and a list is replaced as a whole"() {
        given:
        environment.LOCUST_TAGS = 'b'
        Files.writeString(work().resolve('locust.conf'), 'tags = [c, d]\nexclude-tags = e\nheadless')
        Files.writeString(home().resolve('.locust.conf'), 'headless = no\nhost = http://home')

        expect:
        with(options()) {
            selection().tags() == ['b'] as Set
            selection().excludeTags() == ['e'] as Set
            headless()
            load().host().get() == 'http://home'
        }
        options('-T', 'a').selection().tags() == ['a'] as Set
        options('-T').selection().tags() == [] as Set
    }

    def "a flag that is off in a higher source is off"() {
        given:
        environment.LOCUST_HEADLESS = 'off'
        Files.writeString(work().resolve('locust.conf'), 'headless')

        expect:
        !options().headless()
    }

    def "#variable is heard"() {
        given:
        environment[variable] = value

        expect:
        options().asMap()[key] == effect

        where:
        variable                     | value             || key                  | effect
        'LOCUST_LOCUSTFILE'          | 'a.groovy,b'      || 'locustfile'         | ['a.groovy', 'b']
        'LOCUST_HOST'                | 'http://env'      || 'host'               | 'http://env'
        'LOCUST_USERS'               | '3'               || 'users'              | 3
        'LOCUST_SPAWN_RATE'          | '0.5'             || 'spawn-rate'         | 0.5d
        'LOCUST_RUN_TIME'            | '2m'              || 'run-time'           | 120L
        'LOCUST_HEADLESS'            | 'Yes'             || 'headless'           | true
        'LOCUST_TAGS'                | '[a, b c]'        || 'tags'               | ['a', 'b c']
        'LOCUST_TAGS'                | 'a b'             || 'tags'               | ['a', 'b']
        'LOCUST_EXCLUDE_TAGS'        | 'a,b'             || 'exclude-tags'       | ['a', 'b']
        'LOCUST_DEPENDENCIES'        | 'a:b:1 c:d:2'     || 'dependencies'       | ['a:b:1', 'c:d:2']
        'LOCUST_JSON'                | '1'               || 'json'               | true
        'LOCUST_JSON_FILE'           | 'j'               || 'json-file'          | 'j'
        'LOCUST_CSV'                 | 'c'               || 'csv'                | 'c'
        'LOCUST_ONLY_SUMMARY'        | 'true'            || 'only-summary'       | true
        'LOCUST_RESET_STATS'         | 'on'              || 'reset-stats'        | true
        'LOCUST_SKIP_LOG_SETUP'      | 'on'              || 'skip-log-setup'     | true
        'LOCUST_LOGLEVEL'            | 'debug'           || 'loglevel'           | 'DEBUG'
        'LOCUST_LOGFILE'             | 'l'               || 'logfile'            | 'l'
        'LOCUST_EXIT_CODE_ON_ERROR'  | '9'               || 'exit-code-on-error' | 9
        'LOCUST_STOP_TIMEOUT'        | '1m'              || 'stop-timeout'       | 60L
        'LOCUST_USER_CLASSES'        | ' A \t B '        || 'user-classes'       | ['A', 'B']
        'LOCUST_LIST'                | 'true'            || 'list'               | false
        'LOCUST_USERS'               | ''                || 'users'              | null
        'LOCUST_HEADLESS'            | ' '               || 'headless'           | false
    }

    def "a wrong value names the option, the place and what would be right"() {
        given:
        environment.putAll(variables)
        Files.writeString(work().resolve('locust.conf'), conf)

        expect:
        mistake(words as String[]) == message

        where:
        words                            | variables                | conf                  || message
        ['-r', '0']                      | [:]                      | ''                    || 'argument -r/--spawn-rate: must be > 0'
        ['-u', '-1']                     | [:]                      | ''                    || 'argument -u/--users: must be from 0 to 2147483647'
        ['-t', '1h30']                   | [:]                      | ''                    || 'argument -t/--run-time: ' + TimeSpan.INVALID
        ['-s', 'soon']                   | [:]                      | ''                    || 'argument -s/--stop-timeout: ' + TimeSpan.INVALID
        ['--exit-code-on-error', '256']  | [:]                      | ''                    || 'argument --exit-code-on-error: must be from 0 to 255'
        ['-L', 'loud']                   | [:]                      | ''                    || "argument -L/--loglevel: invalid choice: 'loud' (choose from 'DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL')"
        ['-f', ',']                      | [:]                      | ''                    || 'argument -f/--locustfile: expected the name of a file or directory'
        ['--csv-full-history']           | [:]                      | ''                    || "'--csv-full-history' requires '--csv'."
        []                               | [:]                      | 'csv-full-history'    || "'--csv-full-history' requires '--csv'."
        ['--config', 'none.conf']        | [:]                      | ''                    || "argument --config: there is no file 'none.conf'"
        []                               | [LOCUST_USERS: 'many']   | ''                    || "LOCUST_USERS: argument -u/--users: invalid int value: 'many' (expected a whole number from 0 to 2147483647)"
        []                               | [LOCUST_HEADLESS: 'hm']  | ''                    || "LOCUST_HEADLESS: Unexpected value for headless: 'hm'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'"
        []                               | [:]                      | '\nrun-time = 1 day'  || 'locust.conf:2: argument -t/--run-time: ' + TimeSpan.INVALID
        []                               | [:]                      | 'headless = maybe'    || "locust.conf:1: Unexpected value for headless: 'maybe'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'"
        []                               | [:]                      | 'host = [a, b]'       || 'locust.conf:1: argument -H/--host: takes one value, not a list'
    }

    def "mistakes in the home directory's file are told under the name that the operator knows"() {
        given:
        Files.writeString(home().resolve('.locust.conf'), 'web-port = 8089')

        expect:
        mistake().startsWith("~/.locust.conf:1: unrecognized key 'web-port'\n")
    }

    def "a name that no file can have is a mistake, not a crash"() {
        given:
        Files.writeString(work().resolve('locust.conf'), 'logfile = a\u0000b')

        expect:
        mistake().startsWith('locust.conf:1: argument --logfile: ')
    }

    def "--config takes a file of either format, from the working directory or from anywhere"() {
        given:
        Files.writeString(work().resolve('team.toml'), '[tool.locust]\nusers = 5')
        def elsewhere = Files.writeString(folder.resolve('team.conf'), 'users = 6')

        expect:
        options('--config', 'team.toml').load().users().asInt == 5
        options("--config=$elsewhere").load().users().asInt == 6
    }

    def "who asks for help or the version is answered before any file is read"() {
        given:
        Files.writeString(work().resolve('locust.conf'), 'nonsense')
        environment.LOCUST_USERS = 'many'

        expect:
        (parsed(help) as Invocation.Information).text().startsWith('Usage: gryllus [options] [UserClass ...]\n')
        parsed(version) == new Invocation.Information('gryllus 1.2.3')

        where:
        help     | version
        '-h'     | '-V'
        '--help' | '--version'
    }

    def "demo is a command where it comes first, and a User class elsewhere"() {
        expect:
        with(parsed('demo') as Invocation.Demo) {
            port() == 8090
            !serveOnly()
            options().locustfiles() == []
            options().load().users().asInt == 20
            options().load().spawnRate().asDouble == 5
            options().load().runTime().get() == Duration.ofSeconds(30)
            options().exitCodeOnError() == 0
        }
        with(parsed('demo', '--serve', '--port', '0', '-u', '9', '-f', 'mine.groovy', 'demo') as Invocation.Demo) {
            port() == 0
            serveOnly()
            options().load().users().asInt == 9
            options().locustfiles() == ['mine.groovy']
            options().selection().userClasses() == ['demo']
        }
        options('-u', '9', 'demo').selection().userClasses() == ['demo']
        (parsed('demo', '-h') as Invocation.Information).text().startsWith('Usage: gryllus demo ')
        mistake('demo', '--port', '70000') == 'argument --port: must be from 0 to 65535'
    }

    def "options whose feature is not there are not accepted: #option"() {
        expect:
        mistake(option).startsWith("unrecognized arguments: $option")

        where:
        option << ['--web-port', '--web-host', '--autostart', '--master', '--worker', '--processes', '--html', '--otel',
            '--equal-weights', '--config-users', '--class-picker', '--expect-workers', '--print-stats', '--profile', '-P']
    }
}
