package dev.gryllus.output

import dev.gryllus.support.FakeClock
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

class JsonOutputSpec extends Specification {
    static final INFO = new RunInfo(
        FakeClock.ORIGIN, Optional.empty(), { new RunManifest('0', new TreeMap(), [], Machine.current()) })

    @TempDir
    Path folder

    SampleRun run = new SampleRun()
    def bytes = new ByteArrayOutputStream()

    def "is spelled as Locust spells it"() {
        given:
        def output = JsonOutput.toStream(bytes)
        run.at(0.4)
        output.tick(run.progress())
        run.at(1.2).request('GET', '/', 12, length: 100)
        run.at(1.3).request('POST', '/é/"x"', 250.4, length: 20, failure: 'no')
        run.at(1.4)
        output.tick(run.progress())
        run.at(2.25).request('GET', '/', 41.25, length: 301)

        when:
        output.finish(run.progress())

        then:
        bytes.toString('UTF-8') == '''\
            [
                {
                    "name": "/",
                    "method": "GET",
                    "last_request_timestamp": 1767225602.25,
                    "start_time": 1767225600.0,
                    "num_requests": 2,
                    "num_none_requests": 0,
                    "num_failures": 0,
                    "total_response_time": 53.25,
                    "max_response_time": 41.25,
                    "min_response_time": 12.0,
                    "total_content_length": 401,
                    "response_times": {
                        "12": 1,
                        "41": 1
                    },
                    "num_reqs_per_sec": {
                        "1767225600": 1,
                        "1767225601": 1
                    },
                    "num_fail_per_sec": {}
                },
                {
                    "name": "/\\u00e9/\\"x\\"",
                    "method": "POST",
                    "last_request_timestamp": 1767225601.3,
                    "start_time": 1767225600.0,
                    "num_requests": 1,
                    "num_none_requests": 0,
                    "num_failures": 1,
                    "total_response_time": 250.4,
                    "max_response_time": 250.4,
                    "min_response_time": 250.4,
                    "total_content_length": 20,
                    "response_times": {
                        "250": 1
                    },
                    "num_reqs_per_sec": {
                        "1767225600": 1
                    },
                    "num_fail_per_sec": {
                        "1767225600": 1
                    }
                }
            ]
            '''.stripIndent()
    }

    def "a run without requests is an empty array"() {
        when:
        JsonOutput.toStream(bytes).finish(run.progress())

        then:
        bytes.toString() == '[]\n'
    }

    def "the counts of the seconds add up to the counts of the run"() {
        given:
        def seed = System.nanoTime()
        def random = new Random(seed)
        def output = JsonOutput.toStream(bytes)

        when: 'ticks that jitter, and a reset now and then'
        200.times {
            run.clock.advance(Duration.ofMillis(700 + random.nextInt(600)))
            if (random.nextInt(40) == 0) {
                run.stats.reset()
            }
            random.nextInt(6).times {
                run.request('GET', "/${random.nextInt(3)}", random.nextInt(2_000), failure: random.nextInt(4) ? null : 'no')
            }
            output.tick(run.progress())
        }
        run.request('GET', '/last', 1)
        def last = run.progress()
        output.finish(last)
        def entries = new JsonMapper().readValue(bytes.toByteArray(), List)

        then:
        assert entries.every { it.num_requests == sum(it.num_reqs_per_sec) } : "seed $seed"
        assert entries.every { it.num_failures == sum(it.num_fail_per_sec) } : "seed $seed"
        assert entries.every { it.num_requests == sum(it.response_times) } : "seed $seed"
        assert entries*.num_requests.sum() == last.total().total().requests() : "seed $seed"
    }

    def "steady load is spread evenly over the seconds"() {
        given:
        def output = JsonOutput.toStream(bytes)
        output.tick(run.progress())

        when:
        (1..10).each { second ->
            3.times { run.at(second - 0.5 + it / 10).request('GET', '/', 5) }
            run.at(second)
            output.tick(run.progress())
        }
        output.finish(run.progress())

        then:
        new JsonMapper().readValue(bytes.toByteArray(), List)[0].num_reqs_per_sec ==
            (0..9).collectEntries { ["${1767225600 + it}".toString(), 3] }
    }

    def "#millis ms falls into the bucket of #bucket ms, as in Locust"() {
        expect:
        LocustEntry.bucket(millis) == bucket

        where:
        millis || bucket
        0      || 0
        0.4    || 0
        0.5    || 0
        1.5    || 2
        99.4   || 99
        99.9   || 100
        145    || 140
        147    || 150
        155    || 160
        999    || 1000
        3432   || 3400
        9_999  || 10_000
        58_760 || 59_000
    }

    def "writes a file with .json behind the name it was given, into a folder that it creates"() {
        given:
        def output = JsonOutput.toFile("$folder/results/out")

        when:
        output.start(INFO)

        then: 'so that a bad path is known early'
        file('results/out.json').exists()

        when:
        output.finish(SampleRun.ofLocust().progress())

        then: 'Locust ends the file without a line break'
        file('results/out.json').text.endsWith('\n]')
        new JsonMapper().readValue(file('results/out.json'), List)*.name == ['/', '/checkout', '/items/[id], "é"']
        file('results').list() as List == ['out.json']
    }

    private File file(String name) {
        folder.resolve(name).toFile()
    }

    private static long sum(Map<String, Number> counts) {
        counts.values().sum(0) as long
    }
}
