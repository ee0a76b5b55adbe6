package dev.gryllus.health

import static dev.gryllus.support.Samples.delays
import static dev.gryllus.support.Samples.sample
import static dev.gryllus.support.Samples.seconds

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class SampleSpec extends Specification {
    static final Duration SECOND = Duration.ofSeconds(1)

    def "is the difference of two readings"() {
        given:
        def before = reading(cpu: 10, periods: 100, throttled: 10, busy: 1_000, total: 2_000, gc: 500, active: [a: 10, b: 20, c: 30], taken: 2)
        def now = reading(cpu: 10.3, periods: 110, throttled: 15, busy: 1_150, total: 2_200, gc: 600, active: [a: 10.5, b: 20.25, d: 0.75], taken: 1)

        when:
        def sample = Sample.between(before, now, FakeClock.ORIGIN, Duration.ofMillis(1_500),
            new Activity(10, 3, 4, Duration.ofSeconds(6)), new Lateness(delays([5]), Duration.ofMillis(7)), new Lateness(delays([1]), Duration.ZERO))

        then:
        sample.to() == FakeClock.ORIGIN + Duration.ofMillis(1_500)
        near(sample.cpuShare(), 0.4)
        sample.cpus() == 0.5d
        sample.throttled().get() == 0.5d
        sample.machine().get() == 0.75d
        sample.gc() == Duration.ofMillis(100)
        sample.withoutFile() == 3
        sample.withoutPort() == 4
        near(sample.listening(), 0.4)
        sample.worstDelay() == Duration.ofMillis(7)
        sample.threads().at(1).toMillis() == 1
        near(sample.active(), 0.5)
        sample.carriers().taken() == 2
    }

    def "what is not known before, or passes no time, is no figure: #what"() {
        expect:
        with(Sample.between(before, now, FakeClock.ORIGIN, SECOND, Activity.NONE, Lateness.NONE, Lateness.NONE)) {
            throttled().orElse(null) == expectedThrottled
            machine().orElse(null) == expectedMachine
            listening() == 0d
            active() == cpuShare()
            worstDelay() == Duration.ZERO
        }

        where:
        what                     | before                               | now                                    || expectedThrottled | expectedMachine
        'no quota, no /proc'     | reading([:])                         | reading([:])                           || null              | null
        'a quota that begins'    | reading([:])                         | reading(periods: 10, throttled: 5)     || 0.5d              | null
        'a quota that ends'      | reading(periods: 10, throttled: 5)   | reading([:])                           || null              | null
        'a quota of a new group' | reading(periods: 100, throttled: 50) | reading(periods: 10, throttled: 5)     || 0d                | null
        '/proc appears'          | reading([:])                         | reading(busy: 1, total: 2)             || null              | null
        'no time'                | reading(busy: 1, total: 2)           | reading(busy: 1, total: 2)             || null              | 0d
    }

    def "two samples together: sums, means by time, and the worse of what was seen at a moment"() {
        given:
        def one = sample(at: 0, length: 1, cpu: 0.1, gc: 0.1, late: [1] * 10, overdue: 0.2, active: 0.2, threadsLate: [2] * 10, waiting: 9, withoutPort: 1, machine: 0.2, open: 70)
        def other = sample(at: 1, length: 3, cpu: 0.5, gc: 0.2, late: [3] * 30, overdue: 0.1, active: 0.6, threadsOverdue: 0.3, waiting: 3, withoutPort: 2, listening: 0.4, open: 60)

        when:
        def both = one + other

        then:
        both.from() == FakeClock.ORIGIN
        both.length() == Duration.ofSeconds(4)
        near(both.cpuShare(), 0.4)
        near(both.listening(), 0.3)
        both.gc() == Duration.ofMillis(300)
        both.machine().get() == 0.2d
        both.throttled().empty
        both.delays().count() == 40
        both.users().overdue() == Duration.ofMillis(200)
        both.threads().delays().count() == 110
        both.threads().overdue() == Duration.ofMillis(300)
        near(both.active(), 0.5)
        both.carriers().waiting() == 9
        both.files().open() == 70
        both.withoutPort() == 3
    }

    def "the own part holds for 99 of 100, and for what has not come to run yet"() {
        expect:
        (sample(late: [1] * 990 + [80] * 10).ownPart().toNanos() / 1e6).round() == 1
        (sample(late: [1] * 980 + [80] * 20).ownPart().toNanos() / 1e6).round() == 80
        sample(late: [1] * 100, overdue: 0.9).ownPart() == Duration.ofMillis(900)
    }

    private static Reading reading(Map of) {
        new Reading(
            Duration.ofMillis(((of.cpu ?: 0) * 1_000) as long),
            0.5d,
            Optional.ofNullable(of.periods).map { new ControlGroup.Quota(0.5d, it, of.throttled) },
            Optional.ofNullable(of.total).map { new ProcessorTimes(of.busy, it) },
            Optional.ofNullable(of.active).map { it.collectEntries { name, time -> [name, seconds(time)] } },
            Duration.ofMillis((of.gc ?: 0) as long),
            new Reading.Carriers(2, (of.taken ?: 0) as int, 0),
            new Reading.OpenFiles(10, 100),
            new Reading.Memory(1, 2))
    }

    private static boolean near(double value, Number expected) {
        Math.abs(value - expected) < 1e-9
    }
}
