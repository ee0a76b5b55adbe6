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
}
