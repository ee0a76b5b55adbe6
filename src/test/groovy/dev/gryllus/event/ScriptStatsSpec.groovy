package dev.gryllus.event

import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class ScriptStatsSpec extends Specification {
    def clock = new FakeClock()
    def stats = new Stats(clock)
    def resets = 0
    Optional<StatsSnapshot> recent = Optional.empty()
    def script = new ScriptStats({ stats }, clock, { recent }, { resets++ })

    def "entries, total, failures and exceptions in Locust's words"() {
        given:
        stats.request(Events.success(name: '/a'))
        stats.request(Events.failure(name: '/a', 'boo'))
        stats.exception(new ScriptError('E: x', 'E: x\n  at f.groovy:1'))

        expect:
        script.num_requests == 2
        script.num_failures == 1
        script.total.name == 'Aggregated'
        script.entries.keySet() == [['/a', 'GET']] as Set
        script.get('/a', 'GET').num_failures == 1
        script.get('/none', 'GET').num_requests == 0
        with(script.errors['GET./a.boo']) {
            [method(), name(), error(), occurrences()] == ['GET', '/a', 'boo', 1]
            first_seen() == FakeClock.ORIGIN.epochSecond as double
        }
        script.exceptions['E: x\n  at f.groovy:1'].count() == 1
        script.start_time == FakeClock.ORIGIN.epochSecond as double
    }

    def "what was timed elsewhere is counted without telling anybody"() {
        when:
        script.log_request('SOAP', 'order', 12.5, 7)
        script.log_request('SOAP', 'order', null, 0)

        then:
        with(script.get('order', 'SOAP')) {
            num_requests == 2
            num_none_requests == 1
            max_response_time == 12.5d
            total_content_length == 7
        }
    }

    def "#call forgets everything and says so"() {
        given:
        stats.request(Events.success())

        when:
        script."$call"()

        then:
        script.num_requests == 0
        resets == 1

        where:
        call << ['reset_all', 'clear_all']
    }

    def "a row tells the whole run, and the last ten seconds"() {
        given:
        stats.request(Events.success(start: clock.nanoTime(), took: Duration.ofMillis(10), length: 100))
        clock.advance(Duration.ofSeconds(10))
        def before = stats.snapshot(0)
        stats.request(Events.success(start: clock.nanoTime(), took: Duration.ofMillis(30), length: 300))
        stats.request(Events.failure(start: clock.nanoTime(), took: Duration.ofMillis(20), 'boo'))
        clock.advance(Duration.ofSeconds(10))
        recent = Optional.of(stats.snapshot(0) - before)

        expect:
        with(script.get('/', 'GET')) {
            [method, name, num_requests, num_failures] == ['GET', '/', 3, 1]
            total_response_time == 60d
            [min_response_time, avg_response_time, max_response_time] == [10d, 20d, 30d]
            Math.abs(median_response_time - 20d) < 0.1
            Math.abs(get_response_time_percentile(1) - 30d) < 0.1
            avg_content_length == 400 / 3d
            Math.abs(fail_ratio - 1 / 3d) < 1e-9
            Math.abs(total_rps - 3 / 10.03d) < 0.01 // up to the end of the last request
            Math.abs(total_fail_per_sec - 1 / 10.03d) < 0.01
            current_rps > 0
            current_fail_per_sec == current_rps / 2
            get_current_response_time_percentile(0.99) > 29d
            it.toString() == 'GET /: 3 requests, 1 failed'
        }
    }

    def "a row of which nothing happened"() {
        expect:
        with(script.get('/', 'GET')) {
            min_response_time == null
            max_response_time == 0d
            avg_response_time == 0d
            fail_ratio == 0d
            current_rps == 0d
            get_current_response_time_percentile(0.5) == null
            last_request_timestamp == null
        }
    }
}
