package dev.gryllus

import dev.gryllus.event.Usage
import dev.gryllus.health.SelfWatch
import dev.gryllus.output.Progress
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class GeneratorWatchSpec extends Specification {
    FakeClock clock = new FakeClock()
    Stats stats = new Stats(clock)
    Duration listened = Duration.ofSeconds(5)
    SelfWatch watch = SelfWatch.ofThisProcess(clock)
    GeneratorWatch generator = new GeneratorWatch(watch, { listened })

    def "failures for want of sockets and ports are the generator's, others are not"() {
        given:
        tick()
        fail("ConnectionError('Cannot assign requested address: 127.0.0.1:80')")
        2.times { fail("ConnectionError('Too many open files: 127.0.0.1:80')") }
        fail("TimeoutError('No response within 60 s: 127.0.0.1:80')")

        when:
        tick()

        then:
        with(generator.health().samples()) {
            it*.withoutPort() == [1]
            it*.withoutFile() == [2]
        }
        generator.saturated()
    }

    def "time in listeners counts since the beginning of the statistics"() {
        given:
        tick()
        listened += Duration.ofSeconds(3)

        when:
        tick()
        stats.reset()
        listened += Duration.ofSeconds(1)
        tick()
        tick()

        then:
        generator.health().samples()*.listening() == [0d, 0d]
    }

    def "what it takes is that of the last ten seconds"() {
        expect:
        generator.usage() == Usage.UNKNOWN

        when:
        tick()
        tick()

        then:
        generator.usage().memoryBytes() > 1_000_000
        generator.usage().cpuPercent() >= 0
        generator.usage().cpuPercent() <= 100
    }

    private void tick() {
        clock.advance(Duration.ofSeconds(1))
        def total = stats.snapshot(10)
        generator.tick(new Progress(total, total))
    }

    private void fail(String reason) {
        stats.request(new RequestEvent('GET', '/', '', clock.nanoTime(), 1_000, OptionalLong.empty(), 0, new Outcome.Failure(reason), [:]))
    }
}
