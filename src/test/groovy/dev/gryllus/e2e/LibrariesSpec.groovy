package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.JarRepository
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LibrariesSpec extends Specification {
    @TempDir
    Path folder

    def "users query a database through a grabbed driver, and what they used is locked"() {
        given:
        locustfile folder, '''
            @Grab('com.h2database:h2:2.4.240')
            import groovy.sql.Sql

            user('Reader', User) {
                wait_time constant(0.05)
                on_start { sql = Sql.newInstance('jdbc:h2:mem:', 'sa', '') }
                task { if (sql.firstRow('select 6 * 7 as answer').answer != 42) throw new IllegalStateException('wrong') }
            }
        '''

        when:
        def run = Program.run(folder, '--headless', '-u', '2', '-r', '2', '-t', '2s')

        then:
        run.exitCode == 0
        !run.stderr.contains('ERROR')
        Files.readAllLines(folder.resolve('locustfile.lock')).any { it.startsWith('jar com.h2database:h2:2.4.240 sha256:') }
    }

    def "libraries of the options are fetched once, told in one line, and then need no repository"() {
        given:
        def repository = ownMaven()
        repository.publish('x:greeting:1', ['x.Greeting': 'package x; public class Greeting { public static String text() { return "Hello"; } }'])
        Files.writeString(folder.resolve('pyproject.toml'), '[tool.locust]\ndependencies = ["x:greeting:1"]')
        locustfile folder, 'user(x.Greeting.text(), User) { task { } }'

        when:
        def first = list()
        repository.mirrorAt('http://127.0.0.1:1/')
        def second = list()

        then:
        [first, second]*.exitCode == [0, 0]
        [first, second]*.stdout*.contains('    Hello') == [true, true]
        first.stderr.readLines().findAll { it.contains('gryllus.dependencies') }*.replaceFirst(/.*: /, '') == ['Fetching libraries of the script']
        !second.stderr.contains('gryllus.dependencies')
    }

    def "a library that does not exist is one message with its place, and no stack trace"() {
        given:
        ownMaven()
        locustfile folder, "@Grab('x:nowhere:1') import x.Y\nuser('U', User) { task { } }"

        when:
        def run = list()

        then:
        run.exitCode == 1
        run.stderr.contains('locustfile.groovy:1:10: x:nowhere:1 is not to be found in mirror')
        !run.stderr.contains('\tat ')
    }

    /** A repository, and settings in the home directory that know no other. */
    private JarRepository ownMaven() {
        new JarRepository(folder, folder.resolve('.m2'))
    }

    private Program list() {
        Program.run(folder, env: [GRYLLUS_JAVA_OPTS: "-Duser.home=$folder".toString()], '--list')
    }
}
