package dev.gryllus.report

import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Starts
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper
import tools.jackson.databind.node.ObjectNode

class SavedRunSpec extends Specification {
    @TempDir
    Path folder

    def "a saved run has the statistics that it was saved with"() {
        given:
        def run = new RunOnRecord()
        run.second {
            (1..50).each { run.request('GET', '/', it * 1.37, length: it, late: it % 3, phases: [0, it == 1 ? 0.3 : 0, 0, it, it * 0.37]) }
            run.request('POST', '/cart', 250.4, failure: 'empty', phases: [0.1, 250.000001, 0, 0, 0])
            run.stats.exception(new ScriptError('Oops: no', 'Oops: no\n at locustfile.groovy:3'))
            run.stats.starts('Api', new Starts(100, 2, 3))
        }

        when:
        def saved = SavedRun.parse(run.json()).total()
        def before = run.stats.snapshot(0)

        then:
        saved.startedAt() == before.startedAt()
        saved.takenAt() == before.takenAt()
        saved.endedAt() == before.endedAt()
        saved.failures() == before.failures()
        saved.exceptions() == before.exceptions()
        saved.starts() == before.starts()
        saved.entries().keySet() == before.entries().keySet()
        saved.entries().every { key, entry ->
            def was = before.entries()[key]
            [entry.successes(), entry.failures()].every { it.service() == (it.is(entry.successes()) ? was.successes() : was.failures()).service() }
            entry.successes().intended() == was.successes().intended()
            entry.successes().phases() == was.successes().phases()
            entry.failures().phases() == was.failures().phases()
            entry.successes().bytes() == was.successes().bytes()
            entry.successes().extremes() == was.successes().extremes()
            entry.lastRequest() == was.lastRequest()
        }
    }

    def "a run that was saved before phases were summed up has none, and its own figures all the same"() {
        given:
        def run = new RunOnRecord()
        run.second { run.request('GET', '/', 5, phases: [1, 1, 1, 1, 1]) }
        def json = new JsonMapper().readTree(run.json())
        json.path('entries').each { entry -> ['successes', 'failures'].each { ((ObjectNode) entry.path(it)).remove('phases') } }

        when:
        def saved = SavedRun.parse(json.toString()).total()

        then:
        saved.total().all().phases().isEmpty()
        saved.total().requests() == 1
    }

    def "what is no saved run is told in words that help: #text"() {
        given:
        def file = folder.resolve('out.json')
        Files.writeString(file, text)

        when:
        SavedRun.of(file, 'A report is made of')

        then:
        def mistake = thrown(ReportException)
        mistake.message.startsWith("$file: ")
        mistake.message.contains('--json-file NAME')

        where:
        text << ['', 'no JSON', '[]', '{"format": 2, "entries": []}', '{"format": 1, "entries": []}', '{"format": 1, "entries": [{"successes": {"service": {"histogram": "AAAA"}}}]}']
    }

    def "times of other ages are told: #key #time"() {
        given:
        def run = new RunOnRecord()
        run.second { run.request('GET', '/', 5); run.request('GET', '/', 5, failure: 'no') }
        def json = run.json()
        def other = json.replaceAll(/("$key"\s*:\s*")[^"]*"/) { it[1] + time + '"' }

        when:
        SavedRun.parse(other)

        then:
        def mistake = thrown(IllegalArgumentException)
        mistake.message
        other != json

        where:
        [key, time] << [
            ['started_at', 'ended_at', 'first_seen', 'last_seen', 'last_request_at'],
            ['+1000000000-01-01T00:00:00Z', '+999999999-12-31T23:59:59Z', '+10000-01-01T00:00:00Z', '-0001-12-31T23:59:59Z']
        ].combinations()
    }

    def "whatever a file holds, it is a saved run that reports can be made of, or a mistake that is told"() {
        given:
        def run = new RunOnRecord()
        2.times { run.second { run.request('GET', '/', 5, late: 3); run.request('POST', '/cart', 20, failure: 'no') } }
        def json = run.json()
        def random = new Random(5)
        def told = 0

        when:
        400.times {
            try {
                def saved = SavedRun.parse(damaged(json, random))
                ReportFormat.values().each { format -> assert format.text(saved) }
            } catch (IllegalArgumentException mistake) {
                assert mistake.message
                told++
            }
        }

        then:
        told > 50
        told < 400
    }

    /** Some pieces of it removed, doubled or replaced by what stands elsewhere, or by what JSON may hold instead. */
    static String damaged(String json, Random random) {
        def text = new StringBuilder(json)
        (1 + random.nextInt(3)).times {
            int at = random.nextInt(text.length() - 20)
            int end = at + 1 + random.nextInt(12)
            def other = random.nextInt(text.length() - 20)
            def instead = ['', text.substring(at, end) * 2, text.substring(other, other + random.nextInt(9)), 'null', '-1', '1e999', '"x"', '[]', '{}'][random.nextInt(9)]
            text.replace(at, end, instead)
        }
        text.toString()
    }

    def "a file that is not there is told"() {
        when:
        SavedRun.of(folder.resolve('none.run.json'), 'A baseline is')

        then:
        thrown(ReportException)
    }
}
