package dev.gryllus.metrics

import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Stats
import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class PrometheusTextSpec extends Specification {
    def clock = new FakeClock()
    def stats = new Stats(clock)

    def "requests are counted by name and outcome, with their times and lengths"() {
        given:
        request('GET', '/items', 20)
        request('GET', '/items', 40)
        request('GET', '/items', 100, failure: '503')
        stats.exception(new ScriptError('oops', 'trace'))

        when:
        def lines = PrometheusText.of(stats.snapshot(7)).readLines()

        then:
        lines.containsAll([
            '# TYPE gryllus_requests_total counter',
            'gryllus_requests_total{method="GET",name="/items",outcome="success"} 2.0',
            'gryllus_requests_total{method="GET",name="/items",outcome="failure"} 1.0',
            '# TYPE gryllus_request_duration_seconds histogram',
            'gryllus_request_duration_seconds_count{method="GET",name="/items",outcome="success"} 2',
            'gryllus_request_duration_seconds_sum{method="GET",name="/items",outcome="success"} 0.06',
            'gryllus_request_duration_seconds_bucket{method="GET",name="/items",outcome="success",le="0.015625"} 0',
            'gryllus_request_duration_seconds_bucket{method="GET",name="/items",outcome="success",le="0.03125"} 1',
            'gryllus_request_duration_seconds_bucket{method="GET",name="/items",outcome="success",le="+Inf"} 2',
            'gryllus_response_bytes_total{method="GET",name="/items"} 300.0',
            'gryllus_exceptions_total 1.0',
            'gryllus_users 7.0',
        ])
    }

    def "what requests spent on each phase is told with how many had it"() {
        given:
        request('GET', '/items', 20, phases: [0, 2, 0, 15, 3])
        request('GET', '/items', 40, phases: [0, 0, 0, 38, 2])
        request('GET', '/items', 100, phases: [100, 0, 0, 0, 0], failure: '503')
        request('JDBC', 'select', 5)

        expect:
        PrometheusText.of(stats.snapshot(7)).readLines().findAll { it.contains('phase') } == [
            '# HELP gryllus_request_phase_seconds What requests spent on each phase, where they had it.',
            '# TYPE gryllus_request_phase_seconds summary',
            'gryllus_request_phase_seconds_count{method="GET",name="/items",outcome="failure",phase="dns"} 1',
            'gryllus_request_phase_seconds_sum{method="GET",name="/items",outcome="failure",phase="dns"} 0.1',
            'gryllus_request_phase_seconds_count{method="GET",name="/items",outcome="success",phase="body"} 2',
            'gryllus_request_phase_seconds_sum{method="GET",name="/items",outcome="success",phase="body"} 0.005',
            'gryllus_request_phase_seconds_count{method="GET",name="/items",outcome="success",phase="connect"} 1',
            'gryllus_request_phase_seconds_sum{method="GET",name="/items",outcome="success",phase="connect"} 0.002',
            'gryllus_request_phase_seconds_count{method="GET",name="/items",outcome="success",phase="first_byte"} 2',
            'gryllus_request_phase_seconds_sum{method="GET",name="/items",outcome="success",phase="first_byte"} 0.053',
        ]
    }

    def "a name is text: it ends neither its line nor its label"() {
        given:
        request('GET', 'a"b\\c\nd', 1)

        expect:
        PrometheusText.of(stats.snapshot(0)).contains('name="a\\"b\\\\c\\nd",outcome="success"} 1.0')
    }

    def "before the first request there are zeros"() {
        expect:
        PrometheusText.of(stats.snapshot(0)).contains('gryllus_exceptions_total 0.0')
    }

    def "buckets of a name add up to what was counted, whatever the times"() {
        given:
        def seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def times = (1..200).collect { Math.exp(random.nextGaussian() * 3 + 3) }
        times.each { request('GET', '/', it) }

        when:
        def counts = (PrometheusText.of(stats.snapshot(0)) =~ /_bucket\{[^}]*outcome="success",le="[^"]*"} (\d+)/).collect { it[1] as int }

        then:
        counts == counts.sort(false)
        counts.last() == 200
    }

    def "the dashboard among the examples asks only for figures that there are"() {
        given:
        request('GET', '/', 1, phases: [1, 1, 1, 1, 1])
        def told = PrometheusText.of(stats.snapshot(1))
        def asked = (new File('examples/grafana-dashboard.json').text =~ /gryllus_\w+/).collect { it } as Set

        expect:
        asked.size() >= 5
        asked.findAll { !told.contains("\n$it{") && !told.contains("\n$it ") } == [] as Set
    }

    private void request(Map more = [:], String method, String name, Number millis) {
        def outcome = more.failure ? new Outcome.Failure(more.failure) : Outcome.SUCCESS
        long nanos = (millis * 1_000_000d) as long
        stats.request(new RequestEvent(method, name, '', clock.nanoTime() - nanos, nanos, OptionalLong.empty(), 100, outcome, [:],
            Optional.empty(), Events.phases(more.phases)))
    }
}
