package dev.gryllus.stats

import static dev.gryllus.support.Events.failure
import static dev.gryllus.support.Events.success

import dev.gryllus.support.FakeClock
import java.lang.management.ManagementFactory
import java.time.Duration
import spock.lang.Specification

class SpansSpec extends Specification {
    def clock = new FakeClock()
    def stats = new Stats(clock)
    def spans = new Spans()
    StatsSnapshot before = stats.snapshot(0)

    def "what comes out is what went in, in its order, but for extremes and dates of requests (seed #seed)"() {
        given:
        def random = new Random(seed)
        def went = []
        def came = []

        when: 'spans of any size are kept for a while, in arrays that others have left'
        60.times {
            if (random.nextInt(3) > 0 || spans.empty) {
                def span = spanOf((0..<random.nextInt(40)).collect { event(random) }, random)
                went << span
                spans.addLast(span)
            } else {
                assert spans.firstTakenAt() == went[came.size()].takenAt()
                came << spans.removeFirst()
            }
        }
        while (!spans.empty) {
            came << spans.removeFirst()
        }

        then:
        came == went.collect { bare(it) }

        where:
        seed << (1..5).collect { System.nanoTime() + it }
    }

    def "a cleared one is empty, and takes up others"() {
        given:
        def random = new Random(1)
        3.times { spans.addLast(spanOf([event(random)], random)) }

        when:
        spans.clear()

        then:
        spans.empty

        when:
        def span = spanOf([event(random)], random)
        spans.addLast(span)

        then:
        spans.removeFirst() == bare(span)
        spans.empty
    }

    def "keeping a span takes hardly any memory but what others have left"() {
        given:
        def threads = ManagementFactory.threadMXBean
        long self = Thread.currentThread().threadId()
        def random = new Random(1)
        def all = (1..30).collect { spanOf((1..2_000).collect { event(random) }, random) }
        10.times { spans.addLast(all[it]) }

        when: 'each is as large as the next, after some more'
        def taken = all.drop(10).collect { span ->
            spans.removeFirst()
            long before = threads.getThreadAllocatedBytes(self)
            spans.addLast(span)
            threads.getThreadAllocatedBytes(self) - before
        }

        then: 'a time is two numbers of 8 bytes, where no two are equal'
        long numbers = all.last().entries().values().sum { entry ->
            int times = 0
            [entry.successes(), entry.failures()].each { it.service().forEachBucket { value, count -> times++ } }
            16L * times
        }
        numbers > 15_000
        taken.drop(10).every { it < 5_000 }
    }

    private StatsSnapshot spanOf(List<RequestEvent> events, Random random) {
        events.each { stats.request(it) }
        if (random.nextBoolean()) {
            stats.exception(new ScriptError('E', 'trace'))
            stats.starts('Api', new Starts(3, 1, 0))
        }
        clock.advance(Duration.ofSeconds(1))
        def now = stats.snapshot(random.nextInt(9))
        def span = now.minus(before)
        before = now
        span
    }

    private static StatsSnapshot bare(StatsSnapshot span) {
        span.withEntries(new TreeMap(span.entries().collectEntries { key, entry ->
            [key, new EntrySnapshot(key, bare(entry.successes()), bare(entry.failures()), Optional.empty())]
        }))
    }

    private static Tally bare(Tally tally) {
        new Tally(tally.service(), tally.intended(), tally.totalNanos(), Optional.empty(), tally.bytes(), tally.untimed(), tally.phases())
    }

    private static RequestEvent event(Random random) {
        def options = [
            name: "/${random.nextInt(5)}" as String,
            took: Duration.ofNanos((long) Math.exp(random.nextDouble() * 20)),
            late: random.nextBoolean() ? Duration.ofMillis(random.nextInt(3000)) : null,
            length: random.nextInt(10_000),
            phases: random.nextBoolean() ? (1..5).collect { random.nextInt(3) * random.nextInt(1000) / 1000 } : null,
        ]
        random.nextInt(4) == 0 ? failure(options, 'reason') : success(options)
    }
}
