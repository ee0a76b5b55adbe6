package dev.gryllus.e2e

import static dev.gryllus.support.Eventually.eventually

import dev.gryllus.support.NumberingServer
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import tools.jackson.databind.json.JsonMapper

/** A locustfile is edited while the packaged program runs it. */
@Timeout(300)
class ReloadSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def server = new NumberingServer()

    Program program

    def cleanup() {
        program?.process?.destroyForcibly()
    }

    def "edits are taken up by running users of both forms: no request is lost, doubled or failed, broken ones change nothing, old ones are collected"() {
        given:
        save numbered(1)
        program = Program.start(folder, '--headless', '-u', '40', '-r', '40', '--stop-timeout', '60', '--json-file', 'out', '--only-summary')
        program.awaitLine 'All users spawned'

        when: 'saved in the ways that editors have, every third time with a mistake in it'
        (2..7).each { edit ->
            boolean broken = edit % 3 == 0
            def text = broken ? numbered(edit).replace('task', 'tusk') : numbered(edit)
            [this.&save, this.&saveByRename, this.&saveInPieces][edit % 3].call(text)
            program.awaitLine(broken ? "Generation ${generationOf(edit)} stays" : "run generation ${generationOf(edit)}")
        }
        eventually { loadersOfScripts() <= 2 } // that of the running script, and one that goes
        eventually { server.last.size() == 40 }
        program.signal('INT').await()
        def report = new JsonMapper().readValue(folder.resolve("out.json").toFile(), List)

        then:
        program.exitCode == 0
        server.faults.empty
        server.last.size() == 40
        report*.num_requests.sum() == server.total.sum()
        report*.name.toSet() == ['quick 1', 'quick 2', 'quick 4', 'quick 5', 'quick 7', 'class 1', 'class 2', 'class 4', 'class 5', 'class 7'] as Set
    }

    def "what is wrong in an edit is shown with its place, and the test goes on in the old generation"() {
        given:
        save numbered(1)
        program = Program.start(folder, '--headless', '-u', '2', '-r', '2', '--only-summary')
        program.awaitLine 'All users spawned'

        when:
        save numbered(2).replace('client.get', 'client.get(')
        program.awaitLine 'Generation 1 stays'
        save numbered(3)
        program.awaitLine 'run generation 2'
        program.signal('INT').await()

        then:
        program.stderr.contains('locustfile.groovy:7:')
        program.exitCode == 0
        server.total.sum() > 0
        server.faults.empty
    }

    def "a helper is watched, too, also one that an edit brought along; --no-watch watches nothing"() {
        given:
        Files.createDirectories(folder.resolve('common'))
        Files.writeString(folder.resolve('common/names.groovy'), "static page() { 'one' }")
        save """
            import common.names
            host '$server.url'
            user('U', User) { wait_time constant(0.05); task { println names.page() } }
        """
        program = Program.start(folder, *(['--headless', '-u', '1', '--only-summary'] + options))
        program.awaitLine 'one'

        when:
        Files.writeString(folder.resolve('common/names.groovy'), "static page() { 'two' }")
        if (watched) program.awaitLine('two')
        Files.writeString(folder.resolve('common/more.groovy'), 'static page( { }')
        save """
            import common.more
            host '$server.url'
            user('U', User) { wait_time constant(0.05); task { println more.page() } }
        """
        if (watched) program.awaitLine('Generation 2 stays')
        Files.writeString(folder.resolve('common/more.groovy'), "static page() { 'three' }")
        if (watched) program.awaitLine('three')
        program.signal('INT').await()

        then:
        program.exitCode == 0
        program.stdout.contains('two') == watched

        where:
        options        | watched
        []             | true
        ['--no-watch'] | false
    }

    def "users of a type that is gone end through their on_stop, new types and weights take effect, listeners are the new ones"() {
        given:
        save """
            events.request.add_listener { e -> println "old \$e.name" }
            user('Gone', User) { wait_time constant(0.02); task { }; on_stop { println 'gone' } }
            user('Stays', User) { wait_time constant(0.02); task { }; on_stop { println 'stops' } }
        """
        program = Program.start(folder, '--headless', '-u', '4', '-r', '4', '--only-summary')
        program.awaitLine 'All users spawned'

        when:
        save """
            events.request.add_listener { e -> println "new \$e.name" }
            user('Stays', User) { weight 3; wait_time constant(0.02); on_start { println 'comes to stay' }; task { events.request.fire(request_type: 'X', name: 'stays', response_time: 1) }; on_stop { println 'stops' } }
            user('Comes', User) { wait_time constant(0.02); task { events.request.fire(request_type: 'X', name: 'comes', response_time: 1) } }
        """
        program.awaitLine 'run generation 2'
        program.awaitLine 'new comes'
        program.awaitLine 'new stays'
        program.awaitLine 'comes to stay'
        program.signal('INT').await()

        then:
        program.exitCode == 0
        program.stdout.readLines().count('gone') == 2
        program.stdout.readLines().count('stops') == 3
        !program.stdout.contains('old ')
    }

    /** Of two edits the third each is broken, and is no generation. */
    private static int generationOf(int edit) {
        edit - (1..edit).count { it % 3 == 0 }
    }

    private String numbered(int edit) {
        """
            host '$server.url'
            user('Quick') {
                wait_time between(0.005, 0.05)
                on_start { id = "q\${UUID.randomUUID()}"; number = 0 }
                task {
                    number++
                    client.get("/?user=\$id&number=\$number", name: 'quick $edit')
                }
            }
            class Classy extends HttpUser {
                static wait_time = constant(0.02)
                def id, number = 0
                def on_start() { id = "c\${UUID.randomUUID()}" }
                @task static class Set extends SequentialTaskSet {
                    @task def one() {
                        user.number++
                        client.get("/?user=\$user.id&number=\$user.number", name: 'class $edit')
                    }
                }
            }
        """.stripIndent(true).strip()
    }

    private void save(String text) {
        Program.locustfile(folder, text)
    }

    private void saveByRename(String text) {
        def fresh = Files.writeString(folder.resolve('.locustfile.groovy.swp'), text)
        Files.move(fresh, folder.resolve('locustfile.groovy'), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
    }

    private void saveInPieces(String text) {
        def file = folder.resolve('locustfile.groovy').toFile()
        file.text = ''
        text.toList().collate(100).each { file << it.join() }
    }

    /** Counted after a full collection, which the question causes. */
    private int loadersOfScripts() {
        def jcmd = Path.of(System.getProperty('java.home'), 'bin', 'jcmd').toString()
        def histogram = new ProcessBuilder(jcmd, "${program.process.pid()}", 'GC.class_histogram').start().inputReader().text
        (histogram =~ /(\d+) +\d+ +dev\.gryllus\.script\.ScriptLoader/)[0][1] as int
    }
}
