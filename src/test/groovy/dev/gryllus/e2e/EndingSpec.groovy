package dev.gryllus.e2e

import static dev.gryllus.support.Eventually.eventually
import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

class EndingSpec extends Specification {
    @TempDir
    Path folder

    def "#signal ends the run in order: on_stop, summary, files"() {
        given:
        def server = new CountingServer()
        locustfile folder, '''
            user('U') {
                wait_time constant(0.05)
                on_start { client.get('/hello') }
                task { client.get('/') }
                on_stop { client.get('/bye') }
            }
        '''

        when:
        def run = Program.start(folder, '--headless', '-u', '3', '-r', '3', '--stop-timeout', '60', '--host', server.url, '--csv', 'out')
        run.awaitLine('All users spawned')
        eventually { server.counts['GET /hello']?.sum() == 3 }
        run.signal(signal).await()

        then:
        run.exitCode == 0
        server.counts['GET /bye'].sum() == 3
        run.stderr.contains("$told, shutting down")
        (run.stderr =~ /(?m)^ +Aggregated +(\d+)/).collect { it[1] as long }.contains(server.total)
        Files.readString(folder.resolve('out_stats.csv')).contains(",Aggregated,$server.total,0,")

        cleanup:
        server?.close()

        where:
        signal | told
        'INT'  | 'Exiting due to CTRL+C interruption'
        'TERM' | 'Got SIGTERM signal'
    }

    def "a second CTRL+C ends at once"() {
        given:
        def server = new CountingServer({ exchange -> new CountDownLatch(1).await() })
        locustfile folder, '''
            user('U') {
                task { while (true) { try { client.get('/') } catch (Exception e) { } } }
            }
        '''

        when:
        def run = Program.start(folder, '--headless', '--host', server.url, '--stop-timeout', '60')
        eventually { server.total == 1 }
        run.signal('INT').awaitLine('users are stopping; CTRL+C ends at once')
        def stillThere = !run.process.waitFor(1, TimeUnit.SECONDS)
        run.signal('INT').await()

        then:
        stillThere
        run.exitCode == 130

        cleanup:
        server?.close()
    }

    def "what ends the process behind our back does not take the tables and files with it"() {
        given:
        def server = new CountingServer()
        locustfile folder, '''
            user('U') {
                task {
                    client.get('/')
                    def hidden = Runtime.runtime
                    hidden.exit(9)
                }
            }
        '''

        when:
        def run = Program.run(folder, '--headless', '--host', server.url, '--csv', 'out')

        then:
        run.exitCode == 9
        run.stderr.contains('The process is being ended while the test runs; this is what was counted')
        run.stderr =~ /(?m)^ +Aggregated +1 /
        Files.readString(folder.resolve('out_stats.csv')).contains(',Aggregated,1,0,')

        cleanup:
        server?.close()
    }

    def "a listener that never returns is named, and CTRL+C brings the run to its summary all the same"() {
        given:
        def server = new CountingServer()
        locustfile folder, '''
            events.test_start.add_listener { System.exit(4) }
            events.spawning_complete.add_listener {
                new java.util.concurrent.CountDownLatch(1).await()
            }
            user('U') {
                wait_time constant(60)
                task { client.get('/') }
            }
        '''

        when:
        def run = Program.start(folder, '--headless', '--stop-timeout', '60', '--host', server.url, '--csv', 'out')
        eventually { server.total == 1 }
        run.awaitLine('A listener of spawning_complete has not returned for 5 seconds; it is at locustfile.groovy:4. The run waits for it')
        run.signal('INT').await()

        then:
        run.exitCode == 2
        run.stderr.contains('exit(4) is refused')
        run.stderr.contains('  at locustfile.groovy:2')
        run.stderr =~ /a listener of spawning_complete: TimeoutException: it had not returned after \d+ seconds, and was interrupted\n  at locustfile.groovy:4/
        run.stderr =~ /(?m)^ +Aggregated +1 /
        Files.readString(folder.resolve('out_stats.csv')).contains(',Aggregated,1,0,')

        cleanup:
        server?.close()
    }

    def "a stop timeout lets tasks finish; without it they are cut, and cut requests are not failures"() {
        given: 'a server that answers a second after the users were told to end'
        def answers = new CountDownLatch(1)
        def server = new CountingServer({ exchange ->
            answers.await()
            CountingServer.answer(exchange, 200, 'slow')
        })
        locustfile folder, '''
            events.test_stopping.add_listener { println 'users end now' }
            user('U') { wait_time constant(100); task { client.get('/slow') } }
        '''

        when:
        def run = Program.start(folder, *(['--headless', '-u', '4', '-r', '4', '--host', server.url] + options))
        eventually { server.total == 4 }
        run.signal('INT').awaitLine('users end now')
        if (answered) {
            Thread.sleep(1000)
            answers.countDown()
        }
        run.await()
        def counted = (run.stderr =~ /(?m)^ +Aggregated +(\d+) +(\d+)\(/).collect { [it[1] as int, it[2] as int] }.last()

        then:
        run.exitCode == 0
        counted == expected

        cleanup:
        answers.countDown()
        server?.close()

        where:
        options      | answered | expected
        ['-s', '60'] | true     | [4, 0]
        []           | false    | [0, 0]
    }
}
