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
        locustfile folder, "user('Api') { arrival_rate 200; max_users $maxUsers; task { client.get('/') } }"

        when:
        def run = Program.run(folder, '--headless', '-t', '10s', '--stop-timeout', '60', '--only-summary', '--host', server.url, '--json-file', 'out')
        def report = new JsonMapper().readValue(folder.resolve('out.run.json').toFile(), Object)
        def starts = report.starts.first()
        def entry = report.entries.first()

        then: 'the rate holds, whatever the server does'
        starts.intended >= 1900 && starts.intended <= 2002

        and: 'what started and what was dropped is all; the end of the run may cut a request or two off'
        long cut = starts.intended - starts.dropped - server.total
        cut >= 0 && cut <= 20
        entry.successes.count <= server.total

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
