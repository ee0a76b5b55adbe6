package dev.gryllus.stats

import static dev.gryllus.support.Events.failure
import static dev.gryllus.support.Events.success

import dev.gryllus.support.FakeClock
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.Specification

class StatsSpec extends Specification {
    def clock = new FakeClock()
    def stats = new Stats(clock)

    def "a request is counted once, with its time and length, under its method and name"() {
        when:
        stats.request(success(method: 'GET', name: '/a', took: Duration.ofMillis(12), length: 100))
        stats.request(success(method: 'GET', name: '/a', took: Duration.ofMillis(18), length: 300))
        stats.request(success(method: 'POST', name: '/a', took: Duration.ofMillis(5)))

        then:
        def entry = stats.snapshot(7).entries()[new EntryKey('GET', '/a')]
        entry.requests() == 2
        entry.all().mean() == Duration.ofMillis(15)
        entry.all().min() == Duration.ofMillis(12)
        entry.all().max() == Duration.ofMillis(18)
        entry.all().meanBytes() == 200
        stats.snapshot(7).users() == 7
        stats.snapshot(7).total().requests() == 3
    }

    def "success and failure are kept apart, and a failure is a request too"() {
        when:
        stats.request(success(took: Duration.ofMillis(10)))
        stats.request(failure('broken', took: Duration.ofMillis(1000)))

        then:
        def entry = stats.snapshot(0).entries().values().first()
        entry.requests() == 2
        entry.failures().count() == 1
        entry.successes().max() == Duration.ofMillis(10)
        entry.failures().min() == Duration.ofMillis(1000)
        entry.failureRatio() == 0.5d
    }

    def "failures are counted by reason, with the first and the last time"() {
        when:
        stats.request(failure('a'))
        clock.advance(Duration.ofSeconds(3))
        stats.request(failure('a'))
        stats.request(failure('b'))

        then:
        def failures = stats.snapshot(0).failures()
        failures.size() == 2
        with(failures[new FailureKey(new EntryKey('GET', '/'), 'a')]) {
            count() == 2
            firstSeen() == FakeClock.ORIGIN
            lastSeen() == FakeClock.ORIGIN.plusSeconds(3)
        }
    }

    def "reasons that differ only in an object's identity are one"() {
        when:
        stats.request(failure("no such thing: Order@1b2c3d4f"))
        stats.request(failure("no such thing: Order@99aa7e21"))
        stats.request(failure("mail to ada@example.com"))

        then:
        stats.snapshot(0).failures().keySet()*.reason() as Set ==
            ["no such thing: Order@…", "mail to ada@example.com"] as Set
    }

    def "time from the intended start stands beside the service time"() {
        when:
        stats.request(success(took: Duration.ofMillis(10), late: Duration.ofMillis(2000)))
        stats.request(success(took: Duration.ofMillis(10)))

        then:
        def tally = stats.snapshot(0).total().all()
        tally.service().count() == 2
        tally.intended().count() == 1
        tally.intended().percentile(1).toMillis() == 2010
        tally.service().percentile(1).toMillis() == 10
    }

    def "of each phase it is counted how many requests had it, and how long it took in all"() {
        when:
        stats.request(success(phases: [0.5, 1, 2, 30, 4]))
        stats.request(success(phases: [0, 0, 0, 20, 6]))
        stats.request(success())
        stats.request(failure('timeout', phases: [0, 3, 0, 0, 0]))

        then:
        def entry = stats.snapshot(0).entries().values().first()
        entry.successes().phases() == totals(dns: [1, 0.5], connect: [1, 1], tls: [1, 2], first_byte: [2, 50], body: [2, 10])
        entry.failures().phases() == totals(connect: [1, 3])
        entry.all().phases() == totals(dns: [1, 0.5], connect: [2, 4], tls: [1, 2], first_byte: [2, 50], body: [2, 10])
        stats.snapshot(0).total().all().phases() == entry.all().phases()
    }

    def "a request that has no time has no phases either"() {
        when:
        stats.request(new RequestEvent('GET', '/', '', 0, RequestEvent.NO_TIME, OptionalLong.empty(), 0, Outcome.SUCCESS, [:],
            Optional.empty(), new PhaseTimes(1, 1, 1, 1, 1)))

        then:
        stats.snapshot(0).total().all().phases().isEmpty()
    }

    def "times outside of the histogram's range are counted at its ends"() {
        when:
        stats.request(success(took: Duration.ZERO))
        stats.request(success(took: Duration.ofHours(5)))

        then:
        def tally = stats.snapshot(0).total().all()
        tally.count() == 2
        tally.max() == Duration.ofHours(5)
        tally.min() == Duration.ZERO
        tally.service().percentile(1) < Duration.ofMinutes(61)
    }

    def "exceptions are counted by trace"() {
        when:
        3.times { stats.exception(new ScriptError('E: x', 'E: x\n  at a.groovy:1')) }
        stats.exception(new ScriptError('E: x', 'E: x\n  at a.groovy:2'))

        then:
        stats.snapshot(0).exceptions().values() as List == [3, 1]
    }

    def "a reset begins an epoch without counts"() {
        given:
        stats.request(failure('x'))
        stats.exception(new ScriptError('E', 'E'))
        clock.advance(Duration.ofSeconds(5))

        when:
        stats.reset()
        stats.request(success())

        then:
        def snapshot = stats.snapshot(0)
        snapshot.epoch() == 1
        snapshot.startedAt() == FakeClock.ORIGIN.plusSeconds(5)
        snapshot.total().requests() == 1
        snapshot.failures().isEmpty()
        snapshot.exceptions().isEmpty()
    }

    def "rates run from the start to the last response"() {
        given:
        def start = clock.nanoTime()

        when:
        10.times { stats.request(success(start: start + it * 1_000_000_000L, took: Duration.ofMillis(1000))) }
        clock.advance(Duration.ofSeconds(60))

        then:
        def snapshot = stats.snapshot(0)
        snapshot.perSecond(snapshot.total().requests()) == 1.0d
        snapshot.total().lastRequest().get() == FakeClock.ORIGIN.plusSeconds(10)
    }

    def "beyond the limit of names the rest is counted in one row, and nothing is lost"() {
        given:
        def bounded = new Stats(clock, new Limits(3, 2, 2))

        when:
        10.times { bounded.request(failure("reason $it", name: "/item/$it")) }
        10.times { bounded.exception(new ScriptError("E $it", "E $it")) }

        then:
        def snapshot = bounded.snapshot(0)
        snapshot.entries().size() == 4
        snapshot.entries()[new EntryKey('', '(other)')].requests() == 7
        snapshot.total().requests() == 10
        snapshot.failures().values()*.count().sum() == 10
        snapshot.failures().size() == 3
        snapshot.exceptions().values().sum() == 10
        snapshot.exceptions().size() == 3
    }

    def "nothing is lost when many threads record while snapshots are taken"() {
        given:
        int threads = 8
        int each = 20_000
        def start = new CountDownLatch(1)
        def pool = Executors.newVirtualThreadPerTaskExecutor()
        def tasks = (0..<threads).collect { t ->
            pool.submit {
                start.await()
                each.times { i -> stats.request(i % 10 == 0 ? failure('f') : success(took: Duration.ofMillis(i % 50))) }
            }
        }

        when:
        start.countDown()
        def seen = []
        while (!tasks.every { it.done }) {
            seen << stats.snapshot(0).total().requests()
        }
        tasks*.get()
        pool.close()

        then:
        def total = stats.snapshot(0).total()
        total.requests() == threads * each
        total.failures().count() == threads * each / 10
        seen == seen.toSorted()
    }

    private static PhaseTotals totals(Map<String, List<Number>> byLabel) {
        PhaseTotals.each { Phase phase ->
            def (count, millis) = byLabel[phase.label()] ?: [0, 0]
            new PhaseTotal(count as long, (millis * 1_000_000L) as long)
        }
    }
}
