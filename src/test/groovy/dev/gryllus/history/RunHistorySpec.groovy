package dev.gryllus.history

import dev.gryllus.health.Health
import dev.gryllus.health.Verdict
import dev.gryllus.output.Generation
import dev.gryllus.output.Machine
import dev.gryllus.output.Progress
import dev.gryllus.output.RunInfo
import dev.gryllus.output.RunManifest
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import dev.gryllus.support.Samples
import java.time.Duration
import spock.lang.Specification
import tools.jackson.databind.json.JsonMapper

class RunHistorySpec extends Specification {
    FakeClock clock = new FakeClock()
    Stats stats = new Stats(clock)
    OptionalInt target = OptionalInt.of(10)
    boolean paused = false
    List<Generation> generations = [new Generation(1, FakeClock.ORIGIN, [])]
    Health health = new Health(new Verdict(Optional.empty(), []), [])
    RunHistory history = new RunHistory(new RunHistory.Sources({ target }, { paused }, { generations }, { Optional.of('time is over') }, { health }))

    def setup() {
        def machine = new Machine('VM', '25', 'x', 'Linux', '6', 'amd64', 2, 1, 1)
        history.start(new RunInfo(clock.now(), Optional.empty(), { new RunManifest('1', new TreeMap(), [], machine) }))
        history.tick(progress())
    }

    def "a row for each second: users, rates, and the percentiles of that second"() {
        when:
        second { 10.times { request('/', it + 1) }; request('/slow', 100, 'too slow') }
        second { 5.times { request('/', 50) } }
        second {}

        then:
        with(document().series) {
            width == 1
            t == [0, 1, 2]
            users.value == [7, 7, 7]
            target == [10, 10, 10]
            rps.value == [11, 5, 0]
            fps.value == [1, 0, 0]
            p50.value[2] == null
            Math.abs(p50.value[0] - 6) < 0.01
            Math.abs(p95.value[1] - 50) < 0.1
            Math.abs(max[0] - 100) < 0.1
            max[2] == null
            !rps.containsKey('min')
        }
    }

    def "phases over time are those of the requests that had them, with a gap where none had"() {
        when:
        second { request('/', 10, null, [0, 3, 0, 5, 1]); request('/', 10, null, [0, 0, 0, 7, 2]) }
        second { request('/', 10, 'no', [0, 0, 0, 9, 0]) }
        second {}

        then:
        document().series.phases == [connect: [3, null, null], first_byte: [6, 9, null], body: [1.5, null, null]]
    }

    def "where no request has phases, nothing is told of them over time"() {
        when:
        second { request('/', 10) }

        then:
        document().series.phases == [:]
    }

    def "each name has its own story, seconds without it included"() {
        when:
        second { request('/a', 5) }
        second { request('/b', 7, 'no') }
        second { request('/a', 5); request('/a', 9, null, [0, 1, 0, 5, 1]) }

        then:
        def (a, b) = document().entries
        [a.name, a.t, a.rps, a.fps] == ['/a', [0, 1, 2], [1, 0, 2], [0, 0, 0]]
        a.p50[1] == null
        a.curves.service.count == 3
        [b.name, b.t, b.rps, b.fps] == ['/b', [1, 2], [1, 0], [1, 0]]
        !b.curves.containsKey('service')
        a.phases.successes.phases*.phase == ['connect', 'first_byte', 'body']
        b.phases == [:]
        document().phases == a.phases
        b.distribution.failures.sum() == 1
        json(history.entry('GET', '/b').get()) == b
        history.entry('GET', '/none').empty
        json(history.overview()).entries == []
    }

    def "a long run is thinned: the extremes of its seconds survive, and all requests are there"() {
        when: 'one second of many is slow'
        1500.times { at ->
            second { 2.times { request('/', at == 1234 ? 5000 : 20) } }
        }
        def series = document().series

        def slowest = series.p95.max.findAll { it > 1000 }
        def rates = series.rps.value as Set
        def least = series.p95.value.min()

        then:
        series.width == 2
        series.t.size() == 750
        rates == [2] as Set
        slowest.size() == 1
        slowest[0] > 4990
        least >= 19
        document().heatmap.t.size() <= 300
        document().heatmap.cells.sum { column -> column.collate(2).sum { it[1] } } == 3000
        document().entries[0].t.size() <= 240
    }

    def "what is cut off at the end counts for the second before, and makes no peak"() {
        when:
        second { 100.times { request('/', 5) } }
        clock.advance(Duration.ofMillis(10))
        9.times { request('/', 5) }
        history.finish(progress())
        def document = document()

        then:
        document.series.t == [0]
        document.series.rps.value == [107.9]
        document.marks.last() == [t: 1.01, kind: 'stop', text: 'time is over']
    }

    def "marks tell what was done to the run"() {
        when:
        second {}
        generations << new Generation(2, clock.now(), [])
        second {}
        stats.reset()
        4.times { second { request('/', 5) } }
        target = OptionalInt.of(25)
        second {}
        target = OptionalInt.of(26)
        second {}

        then:
        document().marks == [
            [t: 0.0, kind: 'start', text: 'start'],
            [t: 1.0, kind: 'edit', text: 'generation 2'],
            [t: 2.5, kind: 'reset', text: 'reset'],
            [t: 6.5, kind: 'target', text: '25 users']]
        document().series.rps.value == [0, 0, 1, 1, 1, 1, 0, 0]
    }

    def "the newest second comes by itself, with what is new of the marks"() {
        when:
        second { request('/', 5) }
        generations << new Generation(2, clock.now(), [])
        second { request('/', 5); request('/', 5, 'no') }
        def point = json(history.point().get())

        then:
        point.subMap(['t', 'users', 'target', 'rps', 'fps', 'requests', 'failures', 'reasons']) == [t: 1.0, users: 7, target: 10, rps: 2, fps: 1, requests: 3, failures: 1, reasons: 1]
        point.span.subMap(['width', 't', 'rps']) == [width: 1, t: [1], rps: [value: [2]]]
        point.marks*.text == ['generation 2']
    }

    def "the rows that come with the seconds are the series, whenever one begins to listen"() {
        given:
        def page = [:]

        when:
        2500.times { at ->
            second { (at % 7).times { request('/', 5 + at % 50) } }
            def span = json(history.point().get()).span
            if (span.width == page.width) {
                def last = page.t.last() == span.t[0]
                page = join(page, span, last)
            } else {
                page = json(history.series()).series
            }
        }

        then:
        page.width == 4
        page == document().series
    }

    def "the last second tells of the stop"() {
        when:
        second { request('/', 5) }
        history.finish(progress())

        then:
        json(history.point().get()).marks*.kind == ['stop']
    }

    def "the parts are those of the whole"() {
        when:
        second { request('/', 5); request('/', 5, 'no') }

        then:
        json(history.series()) == document().subMap(['started_at', 'series', 'marks'])
        json(history.latency()) == document().subMap(['heatmap', 'curves', 'distribution', 'phases'])
        json(history.generator()) == document().subMap(['generator'])
    }

    def "a run without a request has a story too"() {
        expect:
        document().heatmap.t == []
        document().curves == [:]
        document().entries == []
        document().generator.verdict == 'too_short_to_tell'
    }

    def "the generator's figures come along, thinned"() {
        given:
        def samples = (0..<2000).collect { Samples.sample(at: it, cpu: it == 777 ? 0.9 : 0.1) }
        health = new Health(new Verdict(Optional.of(samples[0]), []), samples)

        when:
        second {}
        def series = document().generator.series

        then:
        series.cpu.size() == 500
        series.seconds.every { it == 4 }
        series.cpu.max() > 0.29
    }

    def "a pause and its end are marks, in the document and in the feed"() {
        when:
        second {}
        paused = true
        second {}
        def newest = json(history.point().get()).marks
        3.times { second {} }
        paused = false
        second {}

        then:
        document().marks.collect { [it.kind, it.text, it.t] } == [['start', 'start', 0], ['pause', 'pause', 1.5], ['resume', 'resume', 5.5]]
        newest*.kind == ['pause']
    }

    def "many names have fewer points each, and old ones are thinned when new ones come"() {
        when:
        second { 400.times { request("/$it", 5) } }
        200.times { second {} }

        then:
        document().entries.size() == 400
        document().entries.every { it.t.size() <= 60 }
        document().entries*.width.unique() == [4]
    }

    /** As series.js does. */
    private static Object join(Object past, Object row, boolean replaces) {
        past instanceof Map ? past.collectEntries { key, value -> [key, key == 'width' ? value : join(value, row[key], replaces)] }
            : (replaces ? past.dropRight(1) : past) + row
    }

    private void second(Closure what) {
        what()
        clock.advance(Duration.ofSeconds(1))
        history.tick(progress())
    }

    private void request(String name, Number millis, String failure = null, List<Number> phases = null) {
        long nanos = (millis * 1_000_000L) as long
        stats.request(new RequestEvent('GET', name, '', clock.nanoTime() - nanos, nanos, OptionalLong.empty(), 10,
            failure ? new Outcome.Failure(failure) : Outcome.SUCCESS, [:], Optional.empty(), Events.phases(phases)))
    }

    private Progress progress() {
        def now = stats.snapshot(7)
        new Progress(now, now - StatsSnapshot.empty(now.startedAt()))
    }

    private Map document() {
        json(history.document())
    }

    private static Map json(String text) {
        new JsonMapper().readValue(text, Map)
    }
}
