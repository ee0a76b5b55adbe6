package dev.gryllus.engine

import static dev.gryllus.engine.ArrivalRateSpec.rateOf

import java.time.Duration
import spock.lang.Specification

class StartScheduleSpec extends Specification {
    def schedule = new StartSchedule()

    def "starts come one after the other"() {
        when:
        schedule.follow(rateOf(4), Duration.ZERO)

        then:
        timesUntil(1000) == [0, 250, 500, 750, 1000]
    }

    def "a change in mid-run makes neither a burst nor a gap"() {
        when:
        schedule.follow(rateOf(1), Duration.ZERO)
        def before = timesUntil(10_500)
        schedule.follow(rateOf(5), Duration.ofMillis(10_500))

        then:
        before == (0..10).collect { it * 1000 }
        timesUntil(11_300) == [10_600, 10_800, 11_000, 11_200]
    }

    def "the same rate again changes nothing"() {
        when:
        schedule.follow(rateOf(1), Duration.ZERO)
        timesUntil(500)
        schedule.follow(rateOf(1), Duration.ofMillis(700))

        then:
        timesUntil(2000) == [1000, 2000]
    }

    def "a rate that comes in mid-run is read at the time of the run, and its first start is due at once"() {
        when:
        schedule.follow(rateOf('ramp 0 to 10 over 10'), Duration.ofSeconds(5))

        then:
        timesUntil(5600) == [5000, 5196, 5385, 5568]
    }

    def "after a stop there is no start, and then it goes on"() {
        when:
        schedule.follow(rateOf(10), Duration.ZERO)
        timesUntil(150)
        schedule.stop()

        then:
        schedule.nextTime().empty

        when:
        schedule.follow(rateOf(10), Duration.ofSeconds(7))

        then:
        timesUntil(7150) == [7000, 7100]
    }

    private List<Long> timesUntil(long millis) {
        def times = []
        while (schedule.nextTime().present && Math.round(schedule.nextTime().get().toNanos() / 1e6d) <= millis) {
            times << Math.round(schedule.nextTime().get().toNanos() / 1e6d)
            schedule.advance()
        }
        times
    }
}
