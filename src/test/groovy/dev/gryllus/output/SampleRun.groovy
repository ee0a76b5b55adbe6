package dev.gryllus.output

import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.FakeClock
import java.time.Duration

/** Statistics that a spec fills by hand, on a clock that it moves. */
class SampleRun {
    final FakeClock clock = new FakeClock()
    final Stats stats = new Stats(clock)
    private final RecentWindow window = new RecentWindow()
    int users = 5

    /** The seven requests whose tables, CSV and JSON were taken from Locust. */
    static SampleRun ofLocust() {
        new SampleRun().tap {
            at(1.0).request('GET', '/', 12, length: 100)
            at(1.5).request('GET', '/', 40, length: 100)
            at(2.0).request('POST', '/checkout', 250.4, length: 20, failure: 'empty total')
            at(2.25).request('GET', '/', 41.25, length: 301)
            at(2.5).request('POST', '/checkout', 1500.25, length: 20, failure: 'empty total')
            at(3.0).request('POST', '/checkout', 98.9)
            at(4.0).request('GET', '/items/[id], "é"', 7, length: 64, failure: 'line one\nline two')
            stats.exception(new ScriptError('ArithmeticException: Division by zero', 'a\n b'))
            stats.exception(new ScriptError('ArithmeticException: Division by zero', 'a\n b'))
        }
    }

    /** Moves the clock to so many seconds after the beginning. */
    SampleRun at(BigDecimal seconds) {
        clock.advance(Duration.ofMillis((seconds * 1000) as long) - clock.elapsed())
        this
    }

    /** A request that is complete now. */
    void request(Map more = [:], String method, String name, Number millis) {
        long nanos = (millis * 1_000_000L) as long
        def lateness = more.late == null ? OptionalLong.empty() : OptionalLong.of((more.late * 1_000_000L) as long)
        def outcome = more.failure ? new Outcome.Failure(more.failure) : Outcome.SUCCESS
        stats.request(new RequestEvent(
            method, name, '', clock.nanoTime() - nanos, nanos, lateness, (more.length ?: 0) as long, outcome, [:]))
    }

    StatsSnapshot snapshot() {
        stats.snapshot(users)
    }

    Progress progress() {
        window.advance(snapshot())
    }

    /** What the whole run did, as if it had happened in the last ten seconds. */
    Progress wholeRunRecent() {
        def total = snapshot()
        new Progress(total, total - StatsSnapshot.empty(total.startedAt()))
    }
}
