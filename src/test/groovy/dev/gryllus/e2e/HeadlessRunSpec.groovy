package dev.gryllus.e2e

import static dev.gryllus.support.Eventually.eventually
import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import org.HdrHistogram.Histogram
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

class HeadlessRunSpec extends Specification {
    @TempDir
    Path folder

    def "server, console, CSV and JSON count the same requests"() {
        given:
        def server = new CountingServer({ exchange ->
            CountingServer.answer(exchange, exchange.requestURI.path == '/broken' ? 500 : 200, 'hello')
        })
        locustfile folder, '''
            user('Shopper') {
                wait_time between(0.01, 0.05)
                on_start { client.post('/login') }
                task(3) { client.get('/') }
                task { client.post('/cart', json: [item: 1]) }
                task { client.get('/broken') }
                on_stop { client.post('/logout') }
            }
        '''

        when:
        def run = Program.start(folder, '--headless', '-u', '20', '-r', '20', '--stop-timeout', '60', '--host', server.url,
            '--csv', 'out', '--json-file', 'out').awaitLine('All users spawned')
        eventually { server.counts['POST /login']?.sum() == 20 && server.total > 200 && server.counts.size() == 4 }
        run.signal('INT').await()
        def locusts = json('out.json')
        def ours = json('out.run.json')
        def csv = rows('out_stats.csv')

        then:
        run.exitCode == 1
        server.counts['POST /login'].sum() == 20
        server.counts['POST /logout'].sum() == 20
        locusts.sum { it.num_requests } == server.total
        locusts.collectEntries { ["$it.method $it.name" as String, it.num_requests] } == server.counts.collectEntries { [it.key, it.value.sum()] }
        locusts.every { it.num_reqs_per_sec.values().sum() == it.num_requests }
        locusts.find { it.name == '/broken' }.num_failures == server.counts['GET /broken'].sum()
        csv.collectEntries { ["${it.Type} ${it.Name}".trim() as String, it.'Request Count' as long] } ==
            server.counts.collectEntries { [it.key, it.value.sum()] } + [Aggregated: server.total]
        rows('out_failures.csv')*.Occurrences*.toLong().sum() == server.counts['GET /broken'].sum()
        rows('out_stats_history.csv').last().'Total Request Count' as long == server.total
        ours.entries.sum { it.successes.count + it.failures.count } == server.total
        ours.manifest.scripts.size() == 1
        (run.stderr =~ /(?m)^ +Aggregated +(\d+) /)*.getAt(1)*.toLong().contains(server.total)

        cleanup:
        server?.close()
    }

    def "the console's final table counts what the server did"() {
        given:
        def server = new CountingServer()
        locustfile folder, "user('U') { wait_time constant(0.01); task { client.get('/a') } }"

        when:
        def run = Program.run(folder, '--headless', '-u', '5', '-r', '5', '-t', '2s', '--stop-timeout', '60', '--host', server.url, '--only-summary')
        def total = (run.stderr =~ /(?m)^ +Aggregated +(\d+) +(\d+)\(/)

        then:
        run.exitCode == 0
        total.size() == 1
        total[0][1] as long == server.total
        total[0][2] == '0'
        run.stderr.contains('Response time percentiles (approximated)')
        !run.stderr.contains('Error report')
        run.stderr.contains('All users spawned: {"U": 5} (5 total users)')
        run.stderr.contains('--run-time limit reached, shutting down')
        run.stderr.contains('Shutting down (exit code 0)')

        cleanup:
        server?.close()
    }

    def "rates count from the start of the run, whatever came before it"() {
        given: 'the script tells when it was loaded, and when all was over'
        def asked = [].asSynchronized()
        def server = new CountingServer({ exchange ->
            asked << System.nanoTime()
            CountingServer.ok(exchange)
        })
        locustfile folder, """
            Thread.sleep(1500)
            long loaded = System.nanoTime()
            events.quit.add_listener { println "seconds \${(System.nanoTime() - loaded) / 1e9}" }
            user('U') { wait_time constant_throughput(10); task { client.get('/') } }
        """

        when:
        def run = Program.run(folder, '--headless', '-t', '2s', '--stop-timeout', '60', '--host', server.url, '--csv', 'out')
        def total = rows('out_stats.csv').last()
        def seconds = (total.'Request Count' as long) / (total.'Requests/s' as double)

        then: 'the time by which it divides is no longer than that, and no shorter than what the server saw'
        seconds < ((run.stdout =~ /seconds (\S+)/)[0][1] as double)
        seconds > 0.99 * (asked.max() - asked.min()) / 1e9

        cleanup:
        server?.close()
    }

    def "a password in the host is not written to files"() {
        given:
        def server = new CountingServer()
        locustfile folder, "user('U') { wait_time constant(0.1); task { client.get('/') } }"

        when:
        def run = Program.run(folder, '--headless', '-t', '1s', '--host', server.url.replace('//', '//bob:s3cret@'), '--json-file', 'out')

        then:
        run.exitCode == 0
        !Files.readString(folder.resolve('out.run.json')).contains('s3cret')
        Files.readString(folder.resolve('out.run.json')).contains('"host": "http://127.0.0.1:')

        cleanup:
        server?.close()
    }

    def "users by weight and fixed count reach the server in their shares"() {
        given:
        def server = new CountingServer()
        locustfile folder, '''
            ['A': 1, 'B': 2, 'C': 3].each { name, w ->
                user(name) { weight w; wait_time constant(100); on_start { client.get("/$name") }; task { } }
            }
            user('F') { fixed_count 7; wait_time constant(100); on_start { client.get('/F') }; task { } }
        '''

        when:
        def run = Program.start(folder, '--headless', '-u', '607', '-r', '607', '--host', server.url)
        run.awaitLine('All users spawned: {"A": 100, "B": 200, "C": 300, "F": 7} (607 total users)')
        eventually { server.total >= 607 }
        run.signal('INT').await()

        then: 'no user is missing, and there is none more'
        server.counts.collectEntries { [it.key, it.value.sum()] } == ['GET /A': 100, 'GET /B': 200, 'GET /C': 300, 'GET /F': 7]

        cleanup:
        server?.close()
    }

    def "the exit code tells how it went: #options"() {
        given:
        def server = new CountingServer({ exchange -> CountingServer.answer(exchange, status, 'x') })
        locustfile folder, "user('U') { wait_time constant(0.1); task { $body } }"

        when:
        def run = Program.start(folder, *(['--headless', '--stop-timeout', '60', '--host', server.url] + options))
        eventually { run.stderr.contains('boom') || server.total > 1 }
        run.signal('INT').await()

        then:
        run.exitCode == code

        cleanup:
        server?.close()

        where:
        status | body                          | options                       | code
        200    | 'client.get("/")'             | []                            | 0
        500    | 'client.get("/")'             | []                            | 1
        500    | 'client.get("/")'             | ['--exit-code-on-error', '7'] | 7
        200    | 'throw new Exception("boom")' | []                            | 1
    }

    def "scheduled users hold their rate, whatever requests take; what is missing is what they tell to be late"() {
        given:
        def server = new CountingServer({ exchange ->
            Thread.sleep(50) // half of what a user has
            CountingServer.ok(exchange)
        })
        locustfile folder, '''
            events.test_start.add_listener { println "began ${System.nanoTime()}" }
            events.test_stopping.add_listener { println "stopping ${System.nanoTime()}" }
            user('U') {
                wait_time constant_throughput(10)
                on_start { println "user ${System.nanoTime()}" }
                task { client.get('/') }
            }
        '''

        when:
        def run = Program.run(folder, '--headless', '-u', '20', '-r', '20', '-t', '5s', '--stop-timeout', '60', '--host', server.url,
            '--json-file', 'out')
        def told = { what -> (run.stdout =~ /$what (\d+)/)*.getAt(1)*.toLong() }
        def longest = (told('stopping')[0] - told('began')[0]) / 1e9
        def shortest = (told('stopping')[0] - told('user').max()) / 1e9

        then: 'nobody is ahead: each of them has one start at once, and ten more a second'
        run.exitCode == 0
        told('user').size() == 20
        server.total <= 20 * (1 + 10 * longest)

        and: 'what the machine kept from them is all that is missing, but for what was under way at the end'
        server.total + 10 * secondsLate() >= 0.85 * 20 * 10 * shortest

        cleanup:
        server?.close()
    }

    def "a freeze of the server shows from the intended start"() {
        given: 'a server that is frozen for 2 s while everybody asks it'
        def asked = new AtomicInteger()
        def thaw = new CountDownLatch(1)
        def server = new CountingServer({ exchange ->
            if (asked.incrementAndGet() > 200) {
                thaw.await()
            }
            CountingServer.ok(exchange)
        })
        locustfile folder, "user('U') { wait_time constant_throughput(10); task { client.get('/') } }"

        when:
        def run = Program.start(folder, '--headless', '-u', '20', '-r', '20', '--stop-timeout', '60', '--host', server.url, '--json-file', 'out')
        eventually { asked.get() == 220 }
        Thread.sleep(2000)
        thaw.countDown()
        eventually { server.total > 400 }
        run.signal('INT').await()
        def (intended, service) = json('out.run.json').entries.first().successes.with { [it.from_intended_start, it.service]*.percentiles }

        then: 'a request of each user was frozen, and its next one was late by as much'
        run.exitCode == 0
        run.stdout.isEmpty()
        intended.'99%' > 1500
        intended.'99%' >= service.'99%'
        secondsLate() > 20 * 1.5

        cleanup:
        thaw.countDown()
        server?.close()
    }

    def "an output that cannot be written is told once, and the run goes on"() {
        given:
        def server = new CountingServer()
        locustfile folder, "user('U') { wait_time constant(0.1); task { client.get('/') } }"
        Files.writeString(folder.resolve('file'), '')

        when:
        def run = Program.run(folder, '--headless', '-t', '3s', '--stop-timeout', '60', '--host', server.url, '--csv', 'file/out')
        def told = 'cannot be written: not a folder: file. The run goes on'

        then:
        run.exitCode == 0
        run.stderr.count(told) == 1
        run.stderr.indexOf(told) < run.stderr.indexOf('--run-time limit reached')
        (run.stderr =~ /(?m)^ +Aggregated +(\d+) /)*.getAt(1)*.toLong().contains(server.total)
        server.total > 0

        cleanup:
        server?.close()
    }

    /** By how much tasks began later than they were intended to, in all. */
    private double secondsLate() {
        def (intended, service) = json('out.run.json').entries.first().successes.with { [it.from_intended_start, it.service] }.collect {
            Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(it.histogram.decodeBase64()), 0)
        }
        assert intended.totalCount == service.totalCount
        (intended.mean * intended.totalCount - service.mean * service.totalCount) / 1e6
    }

    private Object json(String name) {
        new JsonMapper().readValue(folder.resolve(name).toFile(), Object)
    }

    private List<Map<String, String>> rows(String name) {
        def lines = Files.readString(folder.resolve(name)).split('\r\n').collect { it.split(',', -1) as List }
        lines.tail().collect { [lines.head(), it].transpose().collectEntries() }
    }
}
