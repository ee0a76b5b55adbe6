package dev.gryllus.cli

import static dev.gryllus.cli.Customs.custom

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

    List<CustomOption> custom = []

    private CommandLineParser parser() {
        return new CommandLineParser(environment, work(), home(), 'gryllus 1.2.3')
    }

    private Invocation begun(String... words) {
        return parser().begin(words)
    }

    private Options options(String... words) {
        return parser().options(custom, words)
    }

    private String mistake(String... words) {
        try {
            options(words)
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
        options.selection() == new Options.Selection([], Optional.empty(), [] as Set, [] as Set, [], false, ClassCounts.NONE)
        options.reports() == new Options.Reports(
                Optional.empty(), false, false, false, false, false, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false, Optional.empty())
        options.logging() == new Options.Logging(false, LogLevel.INFO, Optional.empty())
        options.listing() == new Options.Listing(false, false, false)
        options.mode() == new Options.Mode(false, false, OptionalInt.empty(), OptionalInt.empty(), true, [])
        options.exitCodeOnError() == 1
        options.custom() == []
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
        ['--headless']                          | { it.mode().headless() }               || true
        ['--headless', '--headful']             | { it.mode().headless() }               || false
        ['--autostart', '--autoquit', '-1']     | { it.mode().autoquit().asInt }         || -1
        ['--processes', '-1']                   | { it.mode().processes().asInt }        || -1
        ['--no-watch']                          | { it.mode().watch() }                  || false
        ['--build-path=x']                      | { it.mode().withoutEffect() }      || ['--build-path']
        ['--equal-weights']                     | { it.selection().equalWeights() }      || true
        ['--print-stats']                       | { it.reports().printStats() }          || true
        ['--profile', 'nightly']                | { it.reports().profile().get() }       || 'nightly'
        ['-f', '-']                             | { it.locustfiles() }                   || ['-']
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
        ['--html', 'r.html']                    | { it.reports().html().get() }          || 'r.html'
        ['--html', 'r_{u}_{r}_{t}.html', '-u', '11', '-r', '5.5', '-t', '1m'] | { it.reports().html().get() } || 'r_11_5_60.html'
        ['--markdown', 'r_{u}.md']              | { it.reports().markdown().get() }      || 'r_{u}.md'
        ['--junit', 'r.xml']                    | { it.reports().junit().get() }         || 'r.xml'
        ['--baseline', 'b.run.json']            | { it.reports().baseline().get() }      || new Options.Baseline('b.run.json', false)
        ['--baseline', 'b', '--fail-on-regression'] | { it.reports().baseline().get() }  || new Options.Baseline('b', true)
        ['--otel']                              | { it.reports().otel() }                || true
        ['--skip-log-setup']                    | { it.logging().skipLogSetup() }        || true
        ['-L', 'warning']                       | { it.logging().level() }               || LogLevel.WARNING
        ['--logfile', 'a.log']                  | { it.logging().file().get() }          || Path.of('a.log')
        ['--logfile', '']                       | { it.logging().file() }                || Optional.empty()
        ['--exit-code-on-error', '0']           | { it.exitCodeOnError() }               || 0
        ['--fail-on-saturation']                | { it.failOnSaturation() }              || true
    }

    def "a saved run is made into reports: #words"() {
        given: 'what files say of reports is meant for runs'
        Files.writeString(work().resolve('locust.conf'), 'html = mine.html')

        when:
        def report = parser().begin(words as String[]) as Invocation.Report

        then:
        report.savedRun() == Path.of('results/out.run.json')
        [report.html(), report.markdown(), report.junit()]*.map { "$it" as String }*.orElse('') == files

        where:
        words                                                                       || files
        ['report', 'results/out.run.json']                                          || ['results/out.html', '', '']
        ['report', 'results/out.run.json', '--html', 'a.html']                      || ['a.html', '', '']
        ['report', '--markdown', 'a.md', 'results/out.run.json', '--junit', 'a.xml'] || ['', 'a.md', 'a.xml']
    }

    def "a saved run is compared with an older one"() {
        expect:
        (parser().begin('report', 'out.run.json', '--baseline', 'old.run.json', '--fail-on-regression') as Invocation.Report).baseline() ==
            Optional.of(new Options.Baseline('old.run.json', true))
        (parser().begin('report', 'out.run.json') as Invocation.Report).baseline() == Optional.empty()

        when:
        parser().begin('report', 'out.run.json', '--fail-on-regression')

        then:
        def mistake = thrown(OptionException)
        mistake.message == "'--fail-on-regression' requires '--baseline'."
    }

    def "a program that runs is told: #words"() {
        expect:
        parser().begin('ctl', *words) == new Invocation.Control(url, order)

        where:
        words                                 | url                     | order
        ['status']                            | 'http://127.0.0.1:8089' | new Invocation.Order.Status()
        ['users', '20']                       | 'http://127.0.0.1:8089' | new Invocation.Order.Users(20, OptionalDouble.empty())
        ['users', '20', '-r', '2.5']          | 'http://127.0.0.1:8089' | new Invocation.Order.Users(20, OptionalDouble.of(2.5d))
        ['--url', 'https://lab:1/load', 'stop'] | 'https://lab:1/load'  | new Invocation.Order.Stop()
        ['reset']                             | 'http://127.0.0.1:8089' | new Invocation.Order.Reset()
        ['users', 'A=2', 'b c=0', '-r', '3']  | 'http://127.0.0.1:8089' | new Invocation.Order.UsersOfClasses(new ClassCounts(A: 2, 'b c': 0), OptionalDouble.of(3d))
        ['pause']                             | 'http://127.0.0.1:8089' | new Invocation.Order.Pause()
        ['resume']                            | 'http://127.0.0.1:8089' | new Invocation.Order.Resume()
        ['reload']                            | 'http://127.0.0.1:8089' | new Invocation.Order.Reload()
    }

    def "what it is told must make sense: #words"() {
        when:
        parser().begin('ctl', *words)

        then:
        def mistake = thrown(OptionException)
        mistake.message == message

        where:
        words                    | message
        []                       | 'expected one of: status, users <int>, users <class>=<int> ..., pause, resume, stop, reset, reload'
        ['go']                   | 'expected one of: status, users <int>, users <class>=<int> ..., pause, resume, stop, reset, reload; got go'
        ['stop', 'now']          | 'expected one of: status, users <int>, users <class>=<int> ..., pause, resume, stop, reset, reload; got stop now'
        ['users']                | 'expected one of: status, users <int>, users <class>=<int> ..., pause, resume, stop, reset, reload; got users'
        ['users', 'x']           | "users: invalid int value: 'x' (expected a whole number from 0 to 2147483647)"
        ['users', '5', 'A=1']    | 'users: expected a class and how many users, such as Shopper=10; got 5'
        ['users', 'A=1', 'A=2']  | 'users: A is named twice'
        ['users', 'A=-1']        | 'users: must be from 0 to 2147483647'
        ['users', 'A=1', 'B=2147483647'] | 'users: too many users in all'
        ['users', '5', '-r', '0'] | 'argument -r/--spawn-rate: must be > 0'
        ['status', '--headless'] | "unrecognized arguments: --headless"
    }

    def "debugging needs nothing of the web interface"() {
        expect:
        parser().options([], 'debug', 'Shopper').web().port() == 0
    }

    def "a password is made into a hash, and takes no options"() {
        expect:
        parser().begin('hash-password') == new Invocation.HashPassword()
    }

    def "the login of the web interface needs somebody: #words"() {
        when:
        parser().options([], *words)

        then:
        def mistake = thrown(OptionException)
        mistake.message == message

        where:
        words                                        | message
        ['--web-login']                              | "'--web-login' requires '--web-users', or nobody could log in."
        ['--web-login', '--web-users', 'ada']        | "argument --web-users: expected name:hash; 'gryllus hash-password' makes the hash"
        ['--tls-cert', 'c.pem']                      | "'--tls-cert' and '--tls-key' go together."
        ['--web-base-path', 'load']                  | "argument --web-base-path: the url path must start with a slash, and consist of letters, digits, '.', '_', '~' and '-'"
        ['--web-port', '65536']                      | 'argument -P/--web-port: must be from 0 to 65535'
    }

    def "a report is made of one saved run"() {
        when:
        parser().begin(words as String[])

        then:
        def mistake = thrown(OptionException)
        mistake.message.startsWith('expected one saved run')

        where:
        words << [['report'], ['report', 'a.run.json', 'b.run.json']]
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
            mode().headless()
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
        !options().mode().headless()
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
        'LOCUST_BASELINE'            | 'b'               || 'baseline'           | 'b'
        'LOCUST_ONLY_SUMMARY'        | 'true'            || 'only-summary'       | true
        'LOCUST_RESET_STATS'         | 'on'              || 'reset-stats'        | true
        'LOCUST_SKIP_LOG_SETUP'      | 'on'              || 'skip-log-setup'     | true
        'LOCUST_LOGLEVEL'            | 'debug'           || 'loglevel'           | 'DEBUG'
        'LOCUST_LOGFILE'             | 'l'               || 'logfile'            | 'l'
        'LOCUST_EXIT_CODE_ON_ERROR'  | '9'               || 'exit-code-on-error' | 9
        'LOCUST_AUTOQUIT'            | '5'               || 'autoquit'           | 5
        'LOCUST_PROCESSES'           | '2'               || 'processes'          | 2
        'LOCUST_NO_WATCH'            | 'yes'             || 'no-watch'           | true
        'LOCUST_PRINT_STATS'         | 'yes'             || 'print-stats'        | true
        'LOCUST_EQUAL_WEIGHTS'       | 'yes'             || 'equal-weights'      | false
        'LOCUST_CONFIG_USERS'        | '{"user_class_name": "A"}' || 'config-users' | [[user_class_name: 'A']]
        'LOCUST_WEB_PORT'            | '80'              || 'web-port'           | 80
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
        ['--fail-on-regression']         | [:]                      | ''                    || "'--fail-on-regression' requires '--baseline'."
        []                               | [:]                      | 'csv-full-history'    || "'--csv-full-history' requires '--csv'."
        ['--config', 'none.conf']        | [:]                      | ''                    || "argument --config: there is no file 'none.conf'"
        ['--slave']                      | [:]                      | ''                    || 'argument --slave: was renamed to --worker'
        ['--expect-slaves', '2']         | [:]                      | ''                    || 'argument --expect-slaves: was renamed to --expect-workers'
        ['--web-auth', 'a:b']            | [:]                      | ''                    || 'argument --web-auth: was replaced by --web-login'
        ['--legacy-ui']                  | [:]                      | ''                    || 'argument --legacy-ui: is no longer supported; leave it out'
        []                               | [LOCUST_MODE_MASTER: '1']| ''                    || 'LOCUST_MODE_MASTER: argument --master: load from several machines is not there yet. Leave the option out: one process uses all processors of its machine'
        []                               | [:]                      | 'slave = true'        || 'locust.conf:1: argument --slave: was renamed to --worker'
        ['--autoquit', 'soon']           | [:]                      | ''                    || "argument --autoquit: invalid int value: 'soon' (expected a whole number from -1 to 2147483647)"
        ['--processes', 'all']           | [:]                      | ''                    || "argument --processes: invalid int value: 'all' (expected a whole number from -2147483648 to 2147483647)"
        ['--config-users', '{"weight": 1}'] | [:]                   | ''                    || 'argument --config-users: The user config must specify a user_class_name'
        ['--config-users', 'none.json']  | [:]                      | ''                    || "argument --config-users: there is no file 'none.json'"
        []                               | [LOCUST_USERS: 'many']   | ''                    || "LOCUST_USERS: argument -u/--users: invalid int value: 'many' (expected a whole number from 0 to 2147483647)"
        []                               | [LOCUST_HEADLESS: 'hm']  | ''                    || "LOCUST_HEADLESS: Unexpected value for headless: 'hm'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'"
        []                               | [:]                      | '\nrun-time = 1 day'  || 'locust.conf:2: argument -t/--run-time: ' + TimeSpan.INVALID
        []                               | [:]                      | 'headless = maybe'    || "locust.conf:1: Unexpected value for headless: 'maybe'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'"
        []                               | [:]                      | 'host = [a, b]'       || 'locust.conf:1: argument -H/--host: takes one value, not a list'
    }

    def "mistakes in the home directory's file are told under the name that the operator knows"() {
        given:
        Files.writeString(home().resolve('.locust.conf'), 'web-prot = 8089')

        expect:
        mistake().startsWith("~/.locust.conf:1: unrecognized key 'web-prot'\n")
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
        begun(help) == new Invocation.Help(['locustfile.groovy'], [], false)
        begun(help, '-f', 'a.groovy') == new Invocation.Help(['a.groovy'], [], true)
        begun('-u', help) == new Invocation.Help([], [], false)
        parser().help([], help).startsWith('Usage: gryllus [options] [UserClass ...]\n')
        begun(version) == new Invocation.Information('gryllus 1.2.3')

        where:
        help     | version
        '-h'     | '-V'
        '--help' | '--version'
    }

    def "debug runs one user, and says how much is told of it"() {
        expect:
        with(begun('debug', 'Shopper') as Invocation.Debug) {
            beginning().locustfiles() == ['locustfile.groovy']
            beginning().debugPort() == OptionalInt.empty()
            watch() == new Invocation.Watch(false, false, false, true, OptionalLong.empty())
        }
        with(begun('debug', '--show-phases', '--show-headers', '--show-bodies', '--no-wait', '--iterations', '3',
                '--debug-port=5005', '--debug-suspend') as Invocation.Debug) {
            beginning().debugPort() == OptionalInt.of(5005)
            watch() == new Invocation.Watch(true, true, true, false, OptionalLong.of(3))
        }
    }

    def "a script may still call an option of its own --debug"() {
        expect:
        !CommandLineParser.takenNames().contains('--debug')
    }

    def "demo is a command where it comes first, and a User class elsewhere"() {
        expect:
        with(begun('demo') as Invocation.Demo) {
            port() == 8090
            !serveOnly()
            beginning().locustfiles() == []
        }
        with(options('demo')) {
            locustfiles() == []
            load().users().asInt == 20
            load().spawnRate().asDouble == 5
            load().runTime().get() == Duration.ofSeconds(30)
            exitCodeOnError() == 0
        }
        with(begun('demo', '--serve', '--port', '0', '-f', 'mine.groovy', '--env', 'x') as Invocation.Demo) {
            port() == 0
            serveOnly()
            beginning().locustfiles() == ['mine.groovy']
        }
        options('demo', '-u', '9', 'demo').selection().userClasses() == ['demo']
        options('-u', '9', 'demo').selection().userClasses() == ['demo']
        begun('demo', '-h') == new Invocation.Help([], [], false)
        parser().help([], 'demo', '-h').startsWith('Usage: gryllus demo ')
        mistake('demo', '--prt', '7') == "unrecognized arguments: --prt\nDid you mean '--port'?"
    }

    def "what is needed to read the script is found among options that are not known yet, in any source"() {
        given:
        environment.putAll(variables)
        Files.writeString(work().resolve('locust.conf'), conf)

        expect:
        with((begun(words as String[]) as Invocation.Run).beginning()) {
            locustfiles() == ['a.groovy']
            host() == Optional.of('http://a')
            logging().level() == LogLevel.DEBUG
            listing() == wanted
        }

        where:
        words                                                            | variables                   | conf                                        || wanted
        ['--env', 'x', '-f', 'a.groovy', '-H', 'http://a', '-L', 'debug', '-u', 'many'] | [:]          | 'env = 3'                                   || false
        ['--show-task-ratio', '-L', 'debug', '--host=http://a']          | [LOCUST_LOCUSTFILE: 'a.groovy'] | 'list = no'                             || true
        []                                                               | [LOCUST_HOST: 'http://a']   | 'locustfile=a.groovy\nloglevel=debug\nl=on' || false
        ['-l']                                                           | [LOCUST_HOST: 'http://a']   | 'env=dev\nlocustfile=a.groovy\nloglevel=debug' || true
    }

    def "whether there is a web interface is known before the script is read: #words #variables"() {
        given:
        environment.putAll(variables)

        expect:
        (begun(*words, '--of-the-script') as Invocation.Run).beginning().headless() == headless

        where:
        words                         | variables                  || headless
        []                            | [:]                        || false
        ['--headless']                | [:]                        || true
        []                            | [LOCUST_HEADLESS: 'true']  || true
        ['--headless', '--headful']   | [:]                        || false
    }

    def "an option of the script is set by flag, environment and file, in this order, or has its default"() {
        given:
        custom = [custom('--env', choices: ['dev', 'test', 'prod'], fallback: 'dev', variable: 'SHOP_ENV')]
        environment.putAll(variables)
        Files.writeString(work().resolve('locust.conf'), conf)

        expect:
        options(words as String[]).parsedOptions().env == value
        options(words as String[]).asMap().env == value

        where:
        words             | variables          | conf         || value
        ['--env', 'prod'] | [SHOP_ENV: 'test'] | 'env = test' || 'prod'
        []                | [SHOP_ENV: 'prod'] | 'env = test' || 'prod'
        []                | [LOCUST_ENV: 'x']  | 'env = prod' || 'prod'
        []                | [:]                | ''           || 'dev'
    }

    def "options of the script have types: #words"() {
        given:
        custom = [
            custom('--number', type: { Integer.valueOf(it) }, fallback: 3),
            custom('--names', form: CustomOption.Form.SEVERAL_VALUES, fallback: ['a']),
            custom('--fast', form: CustomOption.Form.SETS_TRUE),
            custom('--no-cache', form: CustomOption.Form.SETS_FALSE),
            custom('--note')
        ]

        expect:
        options(words as String[]).parsedOptions().subMap(['number', 'names', 'fast', 'no_cache', 'note']) ==
                [number: number, names: names, fast: fast, no_cache: noCache, note: null]

        where:
        words                                                || number | names      | fast  | noCache
        []                                                   || 3      | ['a']      | false | true
        ['--number', '5', '--names', 'x', 'y', '--fast']     || 5      | ['x', 'y'] | true  | true
        ['--names', '--no-cache']                            || 3      | []         | false | false
    }

    def "a wrong value for an option of the script is told like any other"() {
        given:
        custom = [
            custom('--env', choices: ['dev', 'prod'], shortName: '-e'),
            custom('--number', type: { throw new IllegalArgumentException("invalid int value: '$it'") }, variable: 'N'),
            custom('--key', required: key)
        ]
        environment.putAll(variables)

        expect:
        mistake(words as String[]) == message

        where:
        words                 | variables | key   || message
        ['--env', 'live']     | [:]       | false || "argument -e/--env: invalid choice: 'live' (choose from 'dev', 'prod')"
        ['--env']             | [:]       | false || 'argument -e/--env: expected one argument'
        []                    | [N: 'x']  | false || "N: argument --number: invalid int value: 'x'"
        []                    | [:]       | true  || 'the following arguments are required: --key'
        ['--key', '']         | [:]       | true  || 'the following arguments are required: --key'
    }

    def "a secret is masked where options are shown, and given to the script in the clear"() {
        given:
        custom = [custom('--token', secret: true), custom('--other', secret: true)]

        expect:
        options('--token', 'hunter2').asMap().token == '***'
        options('--token', 'hunter2').parsedOptions().token == 'hunter2'
        !options('--token', 'hunter2').asMap().containsKey('other')
    }

    def "names of the program are taken, and so are abbreviations of what is read before the script"() {
        expect:
        CommandLineParser.takenNames().containsAll(['--users', '-u', '--web-port', '-P', '--conf', '--hos', '--config'])
        !CommandLineParser.takenNames().any { it in ['--user', '--env', '--hostname', '-e', '--'] }
    }
}
