package dev.gryllus.health

import ch.qos.logback.classic.Level
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import java.time.Duration
import java.util.function.Supplier
import spock.lang.Specification

class SelfWatchSpec extends Specification {
    FakeClock clock = new FakeClock()
    Probes probes = Probes.of(clock, 1)
    Duration cpu = Duration.ZERO
    Supplier<Reading> meters = {
        new Reading(cpu, 2, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO,
            new Reading.Carriers(2, 0, 0), new Reading.OpenFiles(10, 1_000), new Reading.Memory(77, 100))
    }
    SelfWatch watch = new SelfWatch(clock, meters, probes)

    def "the first look is where the figures begin"() {
        when:
        watch.look(Activity.NONE)

        then:
        watch.recently().empty
        watch.health() == new Health(new Verdict(Optional.empty(), []), [])
    }

    def "delays before the first look count"() {
        given:
        clock.advance(Duration.ofMillis(500))
        probes.users().count()

        when:
        watch.look(Activity.NONE)

        then: 'with those of the second, which is the end of the first sample'
        probes.users().take().delays().count() > 0
    }

    def "each look is a sample of the time since the one before"() {
        given:
        watch.look(Activity.NONE)

        when:
        second(0.5)
        second(1.5, new Activity(10, 2, 3, Duration.ofSeconds(1)))
        def samples = watch.health().samples()

        then:
        samples*.from() == [FakeClock.ORIGIN, FakeClock.ORIGIN + Duration.ofSeconds(1)]
        samples*.cpuShare() == [0.25d, 0.75d]
        samples*.withoutFile() == [0, 2]
        samples*.withoutPort() == [0, 3]
        samples*.listening() == [0d, 0.1d]
        watch.recently().get().cpuShare() == 0.5d
        watch.recently().get().memory().used() == 77
    }

    def "what was recently are the last ten seconds"() {
        given:
        watch.look(Activity.NONE)

        when:
        30.times { second(it < 20 ? 2 : 0.5) }

        then:
        watch.recently().get().cpuShare() == 0.25d
        watch.recently().get().length() == Duration.ofSeconds(10)
    }

    def "warns once of each resource, of the CPU in Locust's words"() {
        given:
        def log = new LogLines('gryllus.health')
        watch.look(Activity.NONE)

        when:
        30.times { second(it % 10 < 5 ? 2 : 0.1, new Activity(10, 0, it == 29 ? 1 : 0, Duration.ZERO)) }

        then:
        with(log.of(Level.WARN)) {
            size() == 2
            it[0].startsWith('CPU usage above 90%! This may constrain your throughput')
            it[1].startsWith('The load generator does not keep up: local ports: 1 requests found none')
        }
        watch.health().verdict().spells()*.resource() == [Resource.CPU, Resource.CPU, Resource.PORTS]

        cleanup:
        log.close()
    }

    def "after a reset nothing from before is held against the generator, and counts begin at zero"() {
        given:
        watch.look(Activity.NONE)
        10.times { second(2, new Activity(10, 5, 0, Duration.ofSeconds(3))) }

        when:
        watch.restart()
        3.times { second(0.1, new Activity(10, 0, 0, Duration.ZERO)) }

        then:
        watch.health().verdict().answer() == Verdict.Answer.KEPT_UP
        watch.health().samples().size() == 3
        watch.health().samples()*.withoutFile() == [0, 0, 0]
    }

    def "a look at the same moment is none"() {
        when:
        watch.look(Activity.NONE)
        watch.look(Activity.NONE)

        then:
        watch.health().samples() == []
    }

    private void second(Number cpuSeconds, Activity activity = Activity.NONE) {
        cpu = cpu.plusMillis((cpuSeconds * 1_000) as long)
        clock.advance(Duration.ofSeconds(1))
        [probes.users(), probes.threads()].each {
            it.count()
            it.take() // a clock that is moved by hand makes every wake late
        }
        watch.look(activity)
    }
}
