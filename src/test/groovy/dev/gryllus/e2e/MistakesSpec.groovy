package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.Program
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class MistakesSpec extends Specification {
    @TempDir
    Path folder

    def "#mistake is one clear message, exit #code, and no stack trace"() {
        given:
        locustfile folder, text

        when:
        def run = Program.run(folder, *(['--headless', '-t', '1s'] + options))

        then:
        run.exitCode == code
        run.stderr.contains(message)
        !(run.stderr =~ /(?m)^\s+at /)

        where:
        mistake            | text                                          | options                  | code | message
        'a syntax error'   | "user('U') {\n  task { client.get('/'))\n}"   | []                       | 1    | "locustfile.groovy:2:25: Unexpected input: ')'\n   2 |   task { client.get('/'))\n     |                         ^"
        'no user'          | 'def x = 1'                                   | []                       | 1    | 'No User class found!'
        'no host'          | "user('U') { task { client.get('/') } }"      | []                       | 1    | 'You must specify the base host.'
        'an unknown user'  | "host 'http://x'; user('U') { task { } }"     | ['V']                    | 1    | 'Unknown User(s): V'
        'a missing file'   | ''                                            | ['-f', 'nope.groovy']    | 1    | "Could not find 'nope.groovy'."
        'a bad option'     | ''                                            | ['--user', '5', '--xyz'] | 2    | 'gryllus: error: unrecognized arguments: --xyz'
        'a bad value'      | ''                                            | ['-r', '0']              | 2    | 'must be > 0'
        'a log file in no folder' | "host 'http://x'; user('U') { task { } }"  | ['--logfile', '/proc/none/x.log'] | 1 | '--logfile /proc/none/x.log: cannot be written'
        'cluster options'  | ''                                            | ['--master']             | 2    | 'argument --master: load from several machines is not there yet'
        'a class unknown to --config-users' | "host 'http://x'; user('U') { task { } }" | ['--config-users', '{"user_class_name": "V"}'] | 255 | "Failed to apply user config, there is no User class 'V'. Available: U"
        'autoquit alone'   | "host 'http://x'; user('U') { task { } }"     | ['--autoquit', '3']      | 1    | '--autoquit is only meaningful in combination with --autostart'
        'fewer than -1 processes' | "host 'http://x'; user('U') { task { } }" | ['--processes', '-2'] | 1    | 'Invalid --processes count -2'
        'no master to ask' | ''                                            | ['-f', '-']              | 1    | "The locustfile '-' means to get it from the master, which needs --worker"
        'nobody at an address' | ''                                        | ['-f', 'http://127.0.0.1:1/a.groovy'] | 1 | 'Failed to get locustfile from: http://127.0.0.1:1/a.groovy. '
        'a load that throws' | "\nthrow new Exception('no data')"          | []                       | 1    | 'locustfile.groovy:2:11: Exception: no data'
    }

    def "questions are answered on stdout, with exit 0: #options"() {
        given:
        locustfile folder, "user('B') { task('t') { } }\nclass A extends User { @task def x() { } }"

        when:
        def run = Program.run(folder, *options)

        then:
        run.exitCode == 0
        run.stdout.contains(answer)

        where:
        options                       | answer
        ['--help']                    | 'Usage: gryllus [options] [UserClass ...]'
        ['--version']                 | 'gryllus 0.1.0 (Java '
        ['--list']                    | 'Available Users:\n    A\n    B\n'
        ['--show-task-ratio']         | ' 50.0       A '
        ['--show-task-ratio-json']    | '"per_class": {'
    }

    static final ENV = "events.init_command_line_parser.add_listener { e -> e.parser.add_argument('--env', choices: ['dev', 'prod'], help: 'Where') }\n"

    def "an option of the script is in its help, is checked, and is proposed for a mistyped one"() {
        given:
        locustfile folder, ENV + "host 'http://x'; user('U') { task { } }"

        when:
        def run = Program.run(folder, *options)

        then:
        run.exitCode == code
        (run.stdout + run.stderr).contains(message)

        where:
        options                   | code | message
        ['--help']                | 0    | '\nCustom options:\n      --env {dev,prod}             Where\n'
        ['--list', '--env', 'x']  | 2    | "gryllus: error: argument --env: invalid choice: 'x' (choose from 'dev', 'prod')"
        ['--list', '--evn=dev']   | 2    | "gryllus: error: unrecognized arguments: --evn=dev\nDid you mean '--env'?"
        ['--list', '--env=dev']   | 0    | 'Available Users:\n    U\n'
    }

    def "the help is printed even if the script is broken, and says why its options are missing"() {
        given:
        locustfile folder, "user('U') {"

        when:
        def run = Program.run(folder, '--help')

        then:
        run.exitCode == 0
        run.stdout.contains('Other options:')
        run.stdout.contains('The options of the script could not be read:\nlocustfile.groovy:1:')
    }

    def "an option of the script that exists already is told with its line"() {
        given:
        locustfile folder, "\nevents.init_command_line_parser.add_listener { it.add_argument('--host') }"

        when:
        def run = Program.run(folder, '--list')

        then:
        run.exitCode == 1
        run.stderr.contains('conflicting option string: --host exists already\n  at locustfile.groovy:2\n')
    }
}
