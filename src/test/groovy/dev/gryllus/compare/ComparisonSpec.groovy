package dev.gryllus.compare

import static dev.gryllus.compare.Change.Meaning.BETTER
import static dev.gryllus.compare.Change.Meaning.NONE
import static dev.gryllus.compare.Change.Meaning.WORSE

import dev.gryllus.stats.EntryKey
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class ComparisonSpec extends Specification {
    static final EntryKey HOME = new EntryKey('GET', '/')

    def "a run compared with itself shows no change"() {
        given:
        def run = anyRun(random())

        when:
        def same = Comparison.of(run, run)

        then:
        same.withTotal().allMatch { entry -> entry.changes().every { it.difference() == 0 && it.ratio() == 1 && it.meaning() == NONE } }
        same.entries()*.key() as Set == run.entries().keySet()
        same.unchanged() == run.entries().size()
        !same.worse
        same.added() == [] && same.gone() == []
    }

    def "swapping two runs negates each difference, turns each ratio and each meaning over"() {
        given:
        def random = random()

        expect:
        50.times {
            def (a, b) = [anyRun(random), anyRun(random)]
            def there = Comparison.of(a, b)
            def back = Comparison.of(b, a)
            assert there.added() == back.gone()
            assert there.gone() == back.added()
            assert there.entries()*.key() == back.entries()*.key()
            [there.withTotal().toList(), back.withTotal().toList()].transpose().each { EntryComparison one, EntryComparison other ->
                [one.changes(), other.changes()].transpose().each { Change forth, Change again ->
                    assert again.difference() + forth.difference() == 0
                    assert forth.ratio() == Double.POSITIVE_INFINITY || forth.ratio() == 0 || Math.abs(again.ratio() * forth.ratio() - 1) < 1e-9
                    assert again.meaning() == [(WORSE): BETTER, (BETTER): WORSE, (NONE): NONE][forth.meaning()]
                }
            }
        }
    }

    def "a percentile means something if chance is ruled out and more than 5 % lie between: #times before, #later later"() {
        when:
        def entry = Comparison.of(run { times.each { n, ms -> n.times { i -> request(ms + ms * (i % 100) / 10_000) } } },
            run { later.each { n, ms -> n.times { i -> request(ms + ms * (i % 100) / 10_000) } } }).entries().first()

        then:
        [Figure.P50, Figure.P95, Figure.P99].collect { entry.change(it).meaning() } == meanings
        entry.change(Figure.MEAN).meaning() == NONE
        entry.change(Figure.RATE).meaning() == NONE
        entry.changed == meanings.any { it != NONE }

        where:
        times                  | later                  || meanings
        [1000: 10]             | [1000: 20]             || [WORSE, WORSE, WORSE]
        [1000: 20]             | [1000: 10]             || [BETTER, BETTER, BETTER]
        [1000: 100]            | [1000: 104]            || [NONE, NONE, NONE]
        [1000: 100]            | [1000: 107]            || [WORSE, WORSE, WORSE]
        [4: 10]                | [4: 90]                || [NONE, NONE, NONE]
        [100: 10]              | [100: 20]              || [WORSE, WORSE, NONE]
        [1000: 10]             | [900: 10, 100: 500]    || [NONE, WORSE, WORSE]
        [1000: 10]             | [985: 10, 15: 500]     || [NONE, NONE, NONE]
        [1000: 10]             | [975: 10, 25: 500]     || [NONE, NONE, WORSE]
        [5: 10]                | [1000: 20]             || [NONE, NONE, NONE]
        [6: 10]                | [1000: 20]             || [WORSE, NONE, NONE]
    }

    def "the share of failures means something if chance is ruled out: #failed of #count before, #failedLater of #countLater later"() {
        when:
        def change = Comparison.of(run { count.times { request(5, it < failed) } }, run { countLater.times { request(5, it < failedLater) } })
            .entries().first().change(Figure.FAILURES)

        then:
        change.meaning() == meaning
        Math.abs(change.difference() - (failedLater / countLater - failed / count)) < 1e-9

        where:
        failed | count | failedLater | countLater || meaning
        0      | 1000  | 0           | 1000       || NONE
        0      | 1000  | 4           | 1000       || NONE
        0      | 1000  | 10          | 1000       || WORSE
        10     | 1000  | 0           | 1000       || BETTER
        50     | 1000  | 60          | 1000       || NONE
        0      | 10    | 4           | 10         || NONE
        10     | 10    | 0           | 10         || BETTER
    }

    def "Wilson's interval of #hits of #count is #low to #high"() {
        when:
        def interval = Estimate.wilson(hits, count)

        then:
        Math.abs(interval.low() - low) < 5e-5
        interval.high() == high || Math.abs(interval.high() - high) < 5e-5

        where: 'those of R. G. Newcombe, Statistics in Medicine 17 (1998), table I'
        hits | count || low    | high
        81   | 263   || 0.2553 | 0.3662
        15   | 148   || 0.0624 | 0.1605
        0    | 20    || 0      | 0.1611
        1    | 29    || 0.0061 | 0.1718
        29   | 29    || 0.8830 | 1
        0    | 0     || 0      | Double.POSITIVE_INFINITY
    }

    def "names that only one run has are new or gone"() {
        when:
        def comparison = Comparison.of(run { request(5); request(5, false, '/old') }, run { request(5); request(5, false, '/new') })

        then:
        comparison.entries()*.key() == [HOME]
        comparison.added() == [new EntryKey('GET', '/new')]
        comparison.gone() == [new EntryKey('GET', '/old')]
    }

    def "nothing against something, and nothing against nothing, is no change"() {
        given:
        def some = run { 500.times { request(5) } }
        def none = StatsSnapshot.empty(FakeClock.ORIGIN)

        expect:
        !Comparison.of(none, some).worse
        !Comparison.of(some, none).worse
        !Comparison.of(none, none).total().changed
    }

    def "two runs of the same thing are hardly ever told apart"() {
        given:
        def random = random()

        when: 'times are spread widely, so that the 5 % alone would mark nearly all'
        int marked = (1..300).count {
            def (a, b) = (1..2).collect { run { 200.times { request(20 * Math.exp(random.nextGaussian()), random.nextInt(20) == 0) } } }
            Comparison.of(a, b).entries().first().changed
        }

        then: 'four figures each, of which one in some hundred is marked'
        marked <= 20
    }

    private static Random random() {
        long seed = System.nanoTime()
        println "seed $seed"
        new Random(seed)
    }

    private static StatsSnapshot anyRun(Random random) {
        def scale = 1 + random.nextInt(3)
        run {
            def names = ['/a', '/b', '/c'].findAll { random.nextInt(4) > 0 }
            names.each { name -> random.nextInt(600).times { request(scale * Math.exp(3 + random.nextGaussian() / 4), random.nextInt(10) < scale - 1, name) } }
        }
    }

    private static StatsSnapshot run(@DelegatesTo(Requests) Closure what) {
        def requests = new Requests()
        what.rehydrate(requests, what.owner, what.thisObject).call()
        requests.clock.advance(Duration.ofSeconds(10))
        requests.stats.snapshot(1)
    }

    static class Requests {
        final FakeClock clock = new FakeClock()
        final Stats stats = new Stats(clock)

        void request(Number millis, boolean failed = false, String name = '/') {
            long nanos = (millis * 1_000_000L) as long
            stats.request(new RequestEvent('GET', name, '', clock.nanoTime(), nanos, OptionalLong.empty(), 100L,
                failed ? new Outcome.Failure('no') : Outcome.SUCCESS, [:], Optional.empty(), Events.phases(null)))
        }
    }
}
