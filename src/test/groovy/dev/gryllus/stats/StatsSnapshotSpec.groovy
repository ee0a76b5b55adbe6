package dev.gryllus.stats

import static dev.gryllus.support.Events.failure
import static dev.gryllus.support.Events.success

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class StatsSnapshotSpec extends Specification {
    def clock = new FakeClock()

    def "any partition of a stream of events merges to the same snapshot"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def events = (1..500).collect { randomEvent(random) }
        def errors = (1..20).collect { new ScriptError("E${random.nextInt(3)}", "trace") }

        when:
        def whole = snapshotOf(events, errors)
        def parts = split(events, random).withIndex().collect { part, i -> snapshotOf(part, i == 0 ? errors : []) }
        def merged = parts.shuffled(random).inject { a, b -> a.plus(b) }

        then:
        parts.size() > 1
        merged.entries() == whole.entries()
        merged.exceptions() == whole.exceptions()
        merged.failures().collectEntries { [it.key, it.value.count()] } ==
            whole.failures().collectEntries { [it.key, it.value.count()] }
        merged.total() == whole.total()
        whole.total().successes() == whole.entries().values()*.successes().inject { a, b -> a.plus(b) }
        whole.total().failures() == whole.entries().values()*.failures().inject { a, b -> a.plus(b) }
    }

    def "merging is associative and commutative, and an empty snapshot is neutral"() {
        given:
        def random = new Random(7)
        def (a, b, c) = (1..3).collect { snapshotOf((1..50).collect { randomEvent(random) }, []) }

        expect:
        a.plus(b) == b.plus(a)
        a.plus(b).plus(c) == a.plus(b.plus(c))
        a.plus(StatsSnapshot.empty(a.takenAt())) == a
    }

    def "a window is a difference: what happened before it is not in it"() {
        given:
        def stats = new Stats(clock)
        stats.request(success(name: '/old'))
        stats.request(success(name: '/both', took: Duration.ofMillis(500)))
        stats.request(failure('x', name: '/both'))
        clock.advance(Duration.ofSeconds(2))
        def before = stats.snapshot(5)

        when:
        4.times { stats.request(success(name: '/both', took: Duration.ofMillis(20))) }
        clock.advance(Duration.ofSeconds(2))
        def window = stats.snapshot(6).minus(before)

        then:
        window.entries().keySet()*.name() == ['/both']
        window.total().requests() == 4
        window.total().all().max().toMillis() == 20
        window.total().all().min().toMillis() == 20
        window.failures().isEmpty()
        window.perSecond(4) == 2.0d
        window.users() == 6
    }

    def "subtracting undoes adding, but for the exact extremes"() {
        given:
        def random = new Random(11)
        def (a, b) = (1..2).collect { snapshotOf((1..80).collect { randomEvent(random) }, []) }

        when:
        def difference = a.plus(b).minus(b)

        then:
        difference.entries().collectEntries { [it.key, it.value.all().service()] } ==
            a.entries().collectEntries { [it.key, it.value.all().service()] }
        difference.failures().collectEntries { [it.key, it.value.count()] } ==
            a.failures().collectEntries { [it.key, it.value.count()] }
        difference.entries().collectEntries { [it.key, [it.value.successes().phases(), it.value.failures().phases()]] } ==
            a.entries().collectEntries { [it.key, [it.value.successes().phases(), it.value.failures().phases()]] }
    }

    def "after a reset the window is what happened since"() {
        given:
        def stats = new Stats(clock)
        5.times { stats.request(success()) }
        def before = stats.snapshot(0)

        when:
        stats.reset()
        stats.request(success())

        then:
        stats.snapshot(0).minus(before).total().requests() == 1
    }

    def "task starts add up and subtract as all counts"() {
        given:
        def stats = new Stats(clock)
        stats.starts('Api', new Starts(10, 1, 2))
        stats.starts('Other', new Starts(5, 0, 0))
        def before = stats.snapshot(0)
        stats.starts('Api', new Starts(20, 0, 5))
        def after = stats.snapshot(0)

        expect:
        after.starts() == [Api: new Starts(30, 1, 7), Other: new Starts(5, 0, 0)]
        after.minus(before).starts() == [Api: new Starts(20, 0, 5)]
        before.plus(after).starts() == [Api: new Starts(40, 2, 9), Other: new Starts(10, 0, 0)]
        before.plus(after).minus(after).starts() == before.starts()
        StatsSnapshot.empty(clock.now()).starts().isEmpty()
    }

    def "starts have a rate even if nothing was answered"() {
        given:
        def stats = new Stats(clock)
        stats.starts('Api', new Starts(10, 0, 0))
        clock.advance(Duration.ofSeconds(4))

        expect:
        stats.snapshot(0).startsPerSecond('Api') == 2.5d
        stats.snapshot(0).startsPerSecond('Other') == 0
    }

    def "entries stand in the order of name, then method"() {
        given:
        def stats = new Stats(clock)
        [['POST', '/b'], ['GET', '/b'], ['PUT', '/a']].each { stats.request(success(method: it[0], name: it[1])) }

        expect:
        stats.snapshot(0).entries().keySet().collect { "${it.method()} ${it.name()}" as String } == ['PUT /a', 'GET /b', 'POST /b']
    }

    private StatsSnapshot snapshotOf(List<RequestEvent> events, List<ScriptError> errors) {
        def stats = new Stats(clock)
        events.each { stats.request(it) }
        errors.each { stats.exception(it) }
        stats.snapshot(0)
    }

    private static RequestEvent randomEvent(Random random) {
        def options = [
            method: ['GET', 'POST'][random.nextInt(2)],
            name: "/${random.nextInt(5)}" as String,
            start: 1_000_000_007L + random.nextInt(1_000_000_000),
            took: Duration.ofNanos((long) Math.exp(random.nextDouble() * 20)),
            late: random.nextBoolean() ? Duration.ofMillis(random.nextInt(3000)) : null,
            length: random.nextInt(10_000),
            phases: random.nextBoolean() ? (1..5).collect { random.nextInt(3) * random.nextInt(1000) / 1000 } : null,
        ]
        random.nextInt(4) == 0 ? failure(options, "reason ${random.nextInt(3)}" as String) : success(options)
    }

    private static List<List<RequestEvent>> split(List<RequestEvent> events, Random random) {
        events.groupBy { random.nextInt(4) }.values() as List
    }
}
