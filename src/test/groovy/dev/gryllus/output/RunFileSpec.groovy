package dev.gryllus.output

import dev.gryllus.health.Health
import dev.gryllus.health.Resource
import dev.gryllus.health.Spell
import dev.gryllus.health.Verdict
import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Starts
import dev.gryllus.support.FakeClock
import dev.gryllus.support.Samples
import java.nio.ByteBuffer
import java.nio.file.Path
import java.time.Duration
import org.HdrHistogram.Histogram
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

class RunFileSpec extends Specification {
    @TempDir
    Path folder

    static final Health NOTHING = new Health(new Verdict(Optional.empty(), []), [])
    static final List<String> SERIES = ['from', 'seconds', 'cpu', 'machine', 'throttled', 'gc_millis', 'delay_p50', 'delay_p99', 'delay_max',
                                        'thread_delay_p99', 'active', 'waiting', 'open_files', 'without_file', 'without_port', 'listening', 'memory_bytes']

    SampleRun run = new SampleRun()
    Health health = NOTHING

    def machine = new Machine('VM', '25+1', 'Somebody', 'Linux', '6.1', 'amd64', 2, 8_000_000_000, 2_000_000_000)
    def manifest = new RunManifest('1.2.3', new TreeMap(['users': '10', 'host': 'http://localhost']),
        [new RunManifest.Script('locustfile.groovy', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')], machine)

    def "says what was run, where, from when to when, and why it ended"() {
        given:
        def output = RunFile.json("$folder/out", facts({ Optional.of('run time limit reached') },
            { [new Generation(1, FakeClock.ORIGIN, [new RunManifest.Script('a.groovy', 'aa')]), new Generation(2, FakeClock.ORIGIN + Duration.ofSeconds(9), [])] }, { NOTHING }), { it })

        when:
        output.start(new RunInfo(FakeClock.ORIGIN, Optional.empty(), { manifest }))
        run.at(2.5)
        output.finish(run.progress())

        then:
        written() == [
            format: 1,
            manifest: [
                version: '1.2.3',
                options: [host: 'http://localhost', users: '10'],
                scripts: [[
                    path: 'locustfile.groovy',
                    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad']],
                machine: [
                    jvm_name: 'VM', jvm_version: '25+1', jvm_vendor: 'Somebody',
                    os_name: 'Linux', os_version: '6.1', os_architecture: 'amd64',
                    cores: 2, memory_bytes: 8_000_000_000, max_heap_bytes: 2_000_000_000]],
            generations: [
                [number: 1, since: '2026-01-01T00:00:00Z', scripts: [[path: 'a.groovy', sha256: 'aa']]],
                [number: 2, since: '2026-01-01T00:00:09Z', scripts: []]],
            started_at: '2026-01-01T00:00:00Z',
            ended_at: '2026-01-01T00:00:02.500Z',
            stop_reason: 'run time limit reached',
            entries: [],
            failures: [],
            exceptions: [],
            starts: [],
            generator: [verdict: 'too_short_to_tell', shortages: [], series: SERIES.collectEntries { [it, []] }]]
    }

    def "counts the task starts of an arrival rate"() {
        when:
        run.stats.starts('Api', new Starts(100, 2, 3))

        then:
        finished().starts == [[user: 'Api', intended: 100, late: 2, dropped: 3]]
    }

    def "keeps success and failure, service and intended time apart"() {
        given:
        run.at(1).request('GET', '/', 10.5, length: 100, late: 30)
        run.at(2).request('GET', '/', 20, length: 200)
        run.at(3).request('GET', '/', 1_000, length: 7, failure: 'empty')

        when:
        def entry = finished().entries[0]

        then:
        entry.method == 'GET'
        entry.name == '/'
        entry.last_request_at == '2026-01-01T00:00:03Z'
        with(entry.successes) {
            count == 2
            bytes == 300
            [min, max, mean] == [10.5, 20.0, 15.25]
            service.count == 2
            service.percentiles.keySet() as List == Percentile.REPORTED*.label()
            service.percentiles['100%'] == 20.0
            from_intended_start.count == 1
        }
        with(entry.failures) {
            count == 1
            [min, max, mean] == [1_000.0, 1_000.0, 1_000.0]
            !containsKey('from_intended_start')
        }
    }

    def "its histograms are read by any HdrHistogram"() {
        given:
        (1..1_000).each { run.request('GET', '/', it, late: it) }

        when:
        def times = finished().entries[0].successes
        def service = decoded(times.service.histogram)
        def intended = decoded(times.from_intended_start.histogram)

        then:
        service.totalCount == 1_000
        service.valuesAreEquivalent(service.getValueAtPercentile(50), 500_000)
        intended.totalCount == 1_000
        intended.valuesAreEquivalent(intended.getValueAtPercentile(99), 1_980_000)
    }

    def "lists failures and exceptions"() {
        given:
        run.at(1).request('GET', '/', 5, failure: 'empty')
        run.at(2).request('GET', '/', 5, failure: 'empty')
        run.stats.exception(new ScriptError('Oops: no', 'Oops: no\n at locustfile.groovy:3'))

        when:
        def report = finished()

        then:
        report.failures == [[
            method: 'GET', name: '/', reason: 'empty', count: 2,
            first_seen: '2026-01-01T00:00:01Z', last_seen: '2026-01-01T00:00:02Z']]
        report.exceptions == [[message: 'Oops: no', trace: 'Oops: no\n at locustfile.groovy:3', count: 1]]
    }

    def "tells how the load generator was: the verdict, what was short, and a column for each figure"() {
        given:
        def good = Samples.sample(cpu: 0.25, machine: 0.5)
        def bad = Samples.sample(at: 1, cpu: 0.955, late: [500] * 10, waiting: 40, throttled: 0.5, gc: 0.012)
        health = new Health(new Verdict(Optional.of(good + bad), [new Spell(Resource.CPU, bad.from(), bad.to(), bad, Optional.of(bad))]), [good, bad])

        when:
        def generator = finished().generator

        then:
        generator.verdict == 'did_not_keep_up'
        generator.own_delays.keySet() == ['p50', 'p99', 'max'] as Set
        with(generator.shortages[0]) {
            resource == 'cpu'
            from == '2026-01-01T00:00:01Z'
            to == '2026-01-01T00:00:02Z'
            seconds == 1.0
            text.startsWith('CPU: this process used 96%')
            Math.abs(own_delays.p99 - 500) < 1
        }
        generator.series.keySet() as List == SERIES
        generator.series.every { it.value.size() == 2 }
        generator.series.cpu == [0.25, 0.955]
        generator.series.machine == [0.5, null]
        generator.series.throttled == [null, 0.5]
        generator.series.gc_millis == [0, 12]
        generator.series.waiting == [0, 40]
    }

    def "what is not known is left out"() {
        expect:
        !finished().containsKey('stop_reason')
    }

    def "history and ratios stand in it as they were told"() {
        when:
        RunFile.json("$folder/out", new RunFacts({ Optional.empty() }, { [] }, { NOTHING }, { Optional.of('{"total": {}}') }, { Optional.of('{"format":1,"t":[0,1]}') }), { it }).finish(run.progress())

        then:
        written().history == [format: 1, t: [0, 1]]
        written().ratios == [total: [:]]
    }

    private static RunFacts facts(reason, generations, health) {
        new RunFacts(reason, generations, health, { Optional.empty() }, { Optional.empty() })
    }

    private Map finished() {
        RunFile.json("$folder/out", facts({ Optional.empty() }, { [] }, { health }), { it }).finish(run.progress())
        written()
    }

    private Map written() {
        new JsonMapper().readValue(folder.resolve('out.run.json').toFile(), Map)
    }

    private static Histogram decoded(String base64) {
        Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(base64.decodeBase64()), 0)
    }
}
