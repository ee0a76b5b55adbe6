package dev.gryllus.health

import dev.gryllus.stats.Latencies
import dev.gryllus.support.FakeClock
import java.time.Duration
import java.util.random.RandomGenerator
import spock.lang.Specification

class WakeProbeSpec extends Specification {
    FakeClock clock = new FakeClock()

    /** A moment each ten milliseconds. */
    RandomGenerator regular = new RandomGenerator() {
        @Override
        long nextLong() {
            0
        }

        @Override
        double nextExponential() {
            1
        }
    }

    def "what is punctual has no delay"() {
        given:
        def probe = new WakeProbe(clock, regular, Thread.ofVirtual())

        when:
        probe.count()
        (1..100).each {
            clock.advance(Duration.ofMillis(10))
            probe.count()
        }

        then:
        with(probe.take()) {
            overdue() == Duration.ZERO
            delays().count() == 101
            at(1) <= Duration.ofNanos(1_000)
        }
    }

    def "each moment that a stop has made it miss counts with its own delay"() {
        given:
        def probe = new WakeProbe(clock, regular, Thread.ofVirtual())
        probe.count()
        probe.take()

        when:
        clock.advance(Duration.ofSeconds(1))

        then:
        probe.take() == new Lateness(Latencies.NONE, Duration.ofMillis(990))

        when:
        probe.count()
        def lateness = probe.take()
        def delays = lateness.delays()

        then:
        lateness.overdue() == Duration.ZERO
        delays.count() == 100
        Math.abs(delays.percentile(0.5).toMillis() - 490) <= 1
        Math.abs(delays.percentile(1).toMillis() - 990) <= 1
    }

    def "its moments are spread as those of a Poisson process, seed #seed"() {
        given:
        def probe = new WakeProbe(clock, new Random(seed), Thread.ofVirtual())

        when:
        clock.advance(Duration.ofSeconds(100))
        probe.count()
        def delays = probe.take().delays()

        then: 'ten thousand of them, give or take five times the root'
        Math.abs(delays.count() - 10_000) < 500
        Math.abs(delays.percentile(0.25).toSeconds() - 25) <= 2
        Math.abs(delays.percentile(0.75).toSeconds() - 75) <= 2

        where:
        seed = new Random().nextLong()
    }

    def "it runs until it is stopped, on a #kind thread"() {
        given:
        def probe = new WakeProbe(clock, regular, builder)

        when:
        probe.start(clock.nanoTime())
        while (clock.elapsed() < Duration.ofSeconds(1)) {
            Thread.yield()
        }
        probe.stop()

        then:
        probe.take().delays().count() >= 90

        where:
        kind       | builder
        'virtual'  | Thread.ofVirtual()
        'platform' | Thread.ofPlatform().daemon()
    }
}
