package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import tools.jackson.databind.json.JsonMapper

@Timeout(300)
class OpenWorkloadSpec extends Specification {
    @TempDir
    Path folder

    def "tasks go on starting while the server is frozen for 3 s, and what a pool of #maxUsers drops is counted"() {
        given:
        long first = 0
        def server = new CountingServer({ exchange ->
            long now = System.nanoTime()
            first = first ?: now
            long millis = (now - first).intdiv(1_000_000)
            if (millis >= 3000 && millis < 6000) {
                Thread.sleep(6000 - millis)
            }
            CountingServer.ok(exchange)
        })
        locustfile folder, """
            ['test_start', 'spawning_complete', 'test_stopping', 'test_stop'].each { name ->
                events."\$name".add_listener { println "\$name \${System.nanoTime()}" }
            }
            user('Api') { arrival_rate 200; max_users $maxUsers; task { client.get('/') } }
        """

        when:
        def run = Program.run(folder, '--headless', '-t', '10s', '--stop-timeout', '60', '--only-summary', '--host', server.url, '--json-file', 'out')
        def report = new JsonMapper().readValue(folder.resolve('out.run.json').toFile(), Object)
        def starts = report.starts.first()
        def entry = report.entries.first()
        def seconds = { from, to -> [to, from].collect { event -> (run.stdout =~ /$event (\d+)/)[0][1] as long }.with { (it[0] - it[1]) / 1e9 } }

        then: 'the rate holds, whatever the server does'
        starts.intended <= 200 * seconds('test_start', 'test_stop') + 2
        starts.intended >= 200 * seconds('spawning_complete', 'test_stopping') * 0.9

        and: 'what started and what was dropped is all'
        server.total == starts.intended - starts.dropped
        entry.successes.count == server.total

        and: 'the freeze shows, unless nobody was free to see it'
        run.stderr.contains('Task starts (arrival_rate)')
        if (maxUsers > 600) {
            assert starts.dropped == 0
            assert entry.successes.from_intended_start.percentiles.'99%' > 2000
        } else {
            assert starts.dropped > 400
            assert run.stderr.contains("all users of its pool were busy (max_users $maxUsers)")
        }

        cleanup:
        server?.close()

        where:
        maxUsers << [2000, 50]
    }
}
