package dev.gryllus.web

import dev.gryllus.output.Progress
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification
import tools.jackson.databind.json.JsonMapper

class StatisticsDocumentSpec extends Specification {
    FakeClock clock = new FakeClock()
    Stats stats = new Stats(clock)

    def "a row for each name, times finer than a millisecond, and the total apart"() {
        given:
        request('/b', 1_234_567)
        request('/b', 2_500_000_000)
        request('/a', 250_000, 'no')
        clock.advance(Duration.ofSeconds(4))

        expect:
        with(document()) {
            requests.name == ['/a', '/b']
            requests.method == ['GET', 'GET']
            requests.requests == [1, 2]
            requests.failures == [1, 0]
            requests.min == [0.25, 1.235]
            requests.max == [0.25, 2500]
            requests.mean == [0.25, 1251]
            requests.rps == [0.25, 0.5]
            requests.bytes == [10, 10]
            total.requests == [3]
            total.rps == [0.75]
            failures == [method: ['GET'], name: ['/a'], reason: ['no'], count: [1], first_seen: [FakeClock.ORIGIN.toEpochMilli()], last_seen: [FakeClock.ORIGIN.toEpochMilli()]]
        }
    }

    def "before the first run nothing is known"() {
        expect:
        with(parsed(StatisticsDocument.of(Optional.empty()))) {
            requests.name == []
            total.requests == [0]
            total.p50 == [null]
            failures.reason == []
        }
    }

    def "it is a fifth as long as what Locust's words take, all on one line"() {
        given:
        200.times { request("/items/$it", 5_000_000 + it * 1_000) }
        clock.advance(Duration.ofSeconds(1))
        def line = Json.line(StatisticsDocument.of(progress()))

        expect:
        !line.contains('\n')
        line.length() * 5 < Json.bytes(RequestStatistics.of(progress(), new ControlledTest.Standing(ControlledTest.State.RUNNING, 1, [:]))).length
    }

    private void request(String name, long nanos, String failure = null) {
        stats.request(new RequestEvent('GET', name, '', clock.nanoTime() - nanos, nanos, OptionalLong.empty(), 10,
            failure ? new Outcome.Failure(failure) : Outcome.SUCCESS, [:]))
    }

    private Optional<Progress> progress() {
        def now = stats.snapshot(1)
        Optional.of(new Progress(now, now - StatsSnapshot.empty(now.startedAt())))
    }

    private Map document() {
        parsed(StatisticsDocument.of(progress()))
    }

    private static Map parsed(StatisticsDocument document) {
        new JsonMapper().readValue(Json.line(document), Map)
    }
}
