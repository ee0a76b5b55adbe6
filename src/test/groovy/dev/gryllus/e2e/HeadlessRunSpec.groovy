package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
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
                task(3) { client.get('/') }
                task { client.post('/cart', json: [item: 1]) }
                task { client.get('/broken') }
                on_stop { client.post('/logout') }
            }
        '''

        when:
        def run = Program.run(folder, '--headless', '-u', '20', '-r', '20', '-t', '3s', '--host', server.url,
            '--csv', 'out', '--json-file', 'out')
        def locusts = json('out.json')
        def ours = json('out.run.json')
        def csv = rows('out_stats.csv')

        then:
        run.exitCode == 1
        server.total > 200
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
        def run = Program.run(folder, '--headless', '-u', '5', '-r', '5', '-t', '2s', '--host', server.url, '--only-summary')
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
        given:
        def server = new CountingServer()
        locustfile folder, """
            Thread.sleep(1500)
            user('U') { wait_time constant_throughput(10); task { client.get('/') } }
        """

        when:
        Program.run(folder, '--headless', '-t', '4s', '--host', server.url, '--csv', 'out')
        def rate = rows('out_stats.csv').last().'Requests/s' as double

        then:
        rate > 8
        rate < 11

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
        Program.run(folder, '--headless', '-u', '607', '-r', '607', '-t', '3s', '--host', server.url)

        then:
        server.counts.collectEntries { [it.key, it.value.sum()] } == ['GET /A': 100, 'GET /B': 200, 'GET /C': 300, 'GET /F': 7]

        cleanup:
        server?.close()
    }

    def "the exit code tells how it went: #options"() {
        given:
        def server = new CountingServer({ exchange -> CountingServer.answer(exchange, status, 'x') })
        locustfile folder, "user('U') { wait_time constant(0.1); task { $body } }"

        when:
        def run = Program.run(folder, *(['--headless', '-t', '1s', '--host', server.url] + options))

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

    def "scheduled users hold their rate, and a freeze shows from the intended start"() {
        given:
        long started = System.nanoTime()
        def server = new CountingServer({ exchange ->
            def seconds = (System.nanoTime() - started) / 1e9
            if (freezeFrom && seconds >= freezeFrom && seconds < freezeFrom + 2) {
                Thread.sleep((long) ((freezeFrom + 2 - seconds) * 1000))
            } else {
                Thread.sleep(20)
            }
            CountingServer.answer(exchange, 200, 'x')
        })
        locustfile folder, "user('U') { wait_time constant_throughput(10); task { client.get('/') } }"

        when:
        def run = Program.run(folder, '--headless', '-u', '20', '-r', '20', '-t', '10s', '--host', server.url,
            '--json-file', 'out')
        def entry = json('out.run.json').entries.first()

        then:
        run.exitCode == 0
        if (freezeFrom) {
            def (intended, service) = [entry.successes.from_intended_start, entry.successes.service]*.percentiles
            assert intended.'99%' > 1500
            assert intended.'99%' >= service.'99%'
            assert intended.'98%' > 10 * service.'95%'
            assert run.stdout.isEmpty()
        } else {
            assert server.total <= 2020 // each user may begin one task in the last instant
            assert server.total >= 1900 // a machine that is busy elsewhere may lose some
        }

        cleanup:
        server?.close()

        where:
        freezeFrom << [0, 5]
    }

    def "an output that cannot be written is told once, and the run goes on"() {
        given:
        def server = new CountingServer()
        locustfile folder, "user('U') { wait_time constant(0.1); task { client.get('/') } }"
        Files.writeString(folder.resolve('file'), '')

        when:
        def run = Program.run(folder, '--headless', '-t', '3s', '--host', server.url, '--csv', 'file/out')

        then:
        run.exitCode == 0
        run.stderr.count('cannot be written: not a folder: file. The run goes on') == 1
        run.stderr.contains('Aggregated')
        server.total > 10

        cleanup:
        server?.close()
    }

    private Object json(String name) {
        new JsonMapper().readValue(folder.resolve(name).toFile(), Object)
    }

    private List<Map<String, String>> rows(String name) {
        def lines = Files.readString(folder.resolve(name)).split('\r\n').collect { it.split(',', -1) as List }
        lines.tail().collect { [lines.head(), it].transpose().collectEntries() }
    }
}
