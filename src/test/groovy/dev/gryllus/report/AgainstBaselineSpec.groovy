package dev.gryllus.report

import dev.gryllus.health.Resource
import dev.gryllus.health.Spell
import dev.gryllus.support.Samples
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.JsonNode
import tools.jackson.databind.json.JsonMapper

class AgainstBaselineSpec extends Specification {
    static final String HOSTILE = '<b>|`*\u001b[31m\n'

    @TempDir
    Path folder

    def "Markdown has a table with what changed in figures, arrows and words, the worst first"() {
        when:
        def lines = MarkdownSummary.of(compared(
            run { 400.times { request('GET', '/a', 10); request('GET', '/b', 10); request('POST', '/c', 40) } },
            run { 400.times { request('GET', '/a', 10); request('GET', '/b', 25, failure: it < 60 ? 'no' : null); request('POST', '/c', 20) } })).readLines()

        then:
        lines.contains('### Against baseline before.run.json')
        lines.any { it =~ /^The baseline began at \S+Z\. Of 3 requests in both runs 1 is worse, 1 better, and 1 unchanged\.$/ }
        def rows = lines.dropWhile { !it.startsWith('| Type | Name | p50 ms | p95 ms | p99 ms | Mean ms | Failed | RPS |') }.drop(2).takeWhile { it.startsWith('|') }
        rows*.split(/ \| /)*.getAt(1) == ['/b', '/c', '/a', 'Aggregated']
        rows[0].startsWith('| GET | /b | 10 → 25 (+150%) **▲ slower** | 10 → 25 (+150%) **▲ slower** | 10 → 25 (+150%) **▲ slower** | 10 → 25 (+150%) | 0.00% → 15.00% (+15.00) **▲ more failures** |')
        rows[1].startsWith('| POST | /c | 40 → 20 (-50%) **▼ faster** |')
        rows[2] == '| GET | /a | 10 | 10 | 10 | 10 | 0.00% | 0.00 |'
    }

    def "the console gets a line for each request that changed, aligned, and how many did not"() {
        when:
        def lines = BaselineTable.of(compared(
            run { 400.times { request('GET', '/longer/name', 10); request('GET', '/b', 10); request('GET', '/c', 10, failure: it < 80 ? 'no' : null); request('GET', '/d', 10) } },
            run { 400.times { request('GET', '/longer/name', 9); request('GET', '/b', 110); request('GET', '/c', 10); request('GET', '/d', 10) } }).comparison().get()).readLines()

        then:
        lines[0] =~ /^Against the baseline before\.run\.json of \S+Z$/
        lines[1].startsWith('Change  Type  Name          p50 ms')
        lines[2] ==~ /-+/
        lines[3].startsWith('WORSE   GET   /b            10 -> 110 +1000%  10 -> 110 +1000%  10 -> 110 +1000%')
        lines[4] =~ /^better  GET   \/c .* 20\.00% -> 0\.00% -20\.00$/
        lines[5].startsWith('better  GET   /longer/name  10 -> 9.00 -10%')
        lines[6].startsWith('mixed         Aggregated')
        lines[7..-1] == [' 1 request unchanged']
    }

    def "without a change there is no table"() {
        expect:
        BaselineTable.of(compared(run { request('GET', '/', 5) }, run { request('GET', '/', 5) }).comparison().get()).readLines().drop(1) == [' 1 request unchanged']
    }

    def "what only one run has is named"() {
        given:
        def both = compared(run { request('GET', '/old', 5) }, run { (1..12).each { request('GET', "/new$it", 5) } })

        expect:
        BaselineTable.of(both.comparison().get()).contains(' new: GET /new1, GET /new10, GET /new11, GET /new12, GET /new2, GET /new3, GET /new4, GET /new5, GET /new6, GET /new7 and 2 more\n gone: GET /old\n 0 requests unchanged')
        MarkdownSummary.of(both).contains('Gone since the baseline: GET /old.')
        MarkdownSummary.of(both).contains('No request is in both runs.')
    }

    def "names are text: no markup, and nothing that moves a terminal"() {
        given:
        def older = run { 50.times { request(HOSTILE, HOSTILE, 5) }; request(HOSTILE, 'old' + HOSTILE, 5) }
        def both = SavedRun.parse(run { 50.times { request(HOSTILE, HOSTILE, 50) }; request(HOSTILE, 'new' + HOSTILE, 5) })
            .against(Optional.of(new Baseline(SavedRun.parse(older), HOSTILE)))

        expect:
        !MarkdownSummary.of(both).contains('<b>')
        MarkdownSummary.of(both).contains('New since the baseline: ')
        !(BaselineTable.of(both.comparison().get()) =~ /[\u001b]/)
        BaselineTable.of(both.comparison().get()).readLines().size() == 8
    }

    def "what makes runs hard to compare is told"() {
        given:
        def bad = Samples.sample(cpu: 0.99, late: [500] * 10)
        def older = new RunOnRecord([host: 'http://shop', users: '10', profile: 'old'])
        older.second { older.request('GET', '/', 5) }
        older.spells = [new Spell(Resource.CPU, bad.from(), bad.to(), bad, Optional.of(bad))]
        def later = new RunOnRecord([host: 'http://shop', users: '20', shape: 'Waves', profile: 'new'])
        later.second { later.request('GET', '/', 5) }

        expect:
        BaselineNotes.of(SavedRun.parse(older.json()), SavedRun.parse(later.json().replace('ab' * 32, 'cd' * 32))) == [
            'The load generator of the baseline did not keep up: its times are not to be trusted.',
            'Other options than those of the baseline: users 20 (was 10), shape Waves (was none).',
            'The scripts have changed since.']
        BaselineNotes.of(SavedRun.parse(later.json()), SavedRun.parse(later.json())) == []
    }

    def "the report's document has the figures, their intervals and meanings, and the curves of the baseline"() {
        when:
        def document = json(ReportDocument.text(compared(run { 1000.times { request('GET', '/', 10) } }, run { 1000.times { request('GET', '/', 20) } }))).path('baseline')
        def p99 = document.path('requests').path(0).path('figures').path('p99')

        then:
        document.path('worse').asBoolean()
        [p99.path('before'), p99.path('after'), p99.path('ratio')]*.asDouble() == [10d, 20d, 2d]
        p99.path('before_interval').valueStream().map { it.asDouble() }.toList() == [10d, 10.007d]
        p99.path('meaning').asString() == 'worse'
        p99.path('words').asString() == 'slower'
        document.path('requests').path(0).path('figures').path('rate').path('before_interval').isNull()
        [document, document.path('requests').path(0)].every { it.path('curve').path(0).asDouble() > 9 }
    }

    def "an end that is not known is null, and so is the ratio to nothing"() {
        when:
        def figures = json(ReportDocument.text(compared(run { 9.times { request('GET', '/', 10) } }, run { 9.times { request('GET', '/', 10, failure: it == 0 ? 'no' : null) } })))
            .path('baseline').path('total').path('figures')

        then:
        figures.path('p99').path('after_interval').path(1).isNull()
        figures.path('failures').path('ratio').isNull()
        figures.path('failures').path('meaning').asString() == 'none'
    }

    def "the JSON of a run gets the comparison as its last member, and stays what it was"() {
        given:
        def before = run { 9.times { request('GET', '/', 10) } }
        def now = run { 9.times { request('GET', '/', 10) } }

        when:
        def added = new Baseline(SavedRun.parse(before), 'before.run.json').addedTo(now)

        then:
        json(added).propertyNames().last() == 'baseline'
        json(added).path('baseline').path('name').asString() == 'before.run.json'
        SavedRun.parse(added).total() == SavedRun.parse(now).total()
        added.startsWith(now[0..-3].stripTrailing())

        and: 'a report that is made of it later has the comparison only if it is asked for'
        json(ReportDocument.text(SavedRun.parse(added))).path('baseline').isMissingNode()
    }

    def "a baseline that is #what is a mistake that is told"() {
        given:
        def file = folder.resolve('old.run.json')
        if (text != null) {
            Files.writeString(file, text)
        }

        when:
        Baseline.of(file)

        then:
        def mistake = thrown(ReportException)
        mistake.message.startsWith("$file: ")
        mistake.message.endsWith('A baseline is the file NAME.run.json that --json-file NAME writes')

        where:
        what                | text
        'not there'         | null
        'no JSON'           | 'x'
        "Locust's own JSON" | '[{"name": "/"}]'
    }

    def "whatever a baseline holds, runs can be compared with it, or it is a mistake that is told"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def now = SavedRun.parse(run { 40.times { request('GET', '/', 5); request('POST', '/cart', 20, failure: 'no') } })
        def text = run { 40.times { request('GET', '/', 5); request('POST', '/cart', 20, failure: 'no') } }
        int times = 0

        when:
        300.times {
            try {
                def both = now.against(Optional.of(new Baseline(SavedRun.parse(SavedRunSpec.damaged(text, random)), 'x')))
                ReportFormat.values().each { format -> assert format.text(both) }
                assert BaselineTable.of(both.comparison().get())
                times++
            } catch (IllegalArgumentException mistake) {
                assert mistake.message
            }
        }

        then:
        times > 5
    }

    private static SavedRun compared(String before, String after) {
        SavedRun.parse(after).against(Optional.of(new Baseline(SavedRun.parse(before), 'before.run.json')))
    }

    private static String run(@DelegatesTo(RunOnRecord) Closure requests) {
        def run = new RunOnRecord()
        run.second { requests.rehydrate(run, requests.owner, requests.thisObject).call() }
        run.json()
    }

    private static JsonNode json(String text) {
        new JsonMapper().readTree(text)
    }
}
