package dev.gryllus.user

import java.time.Duration
import spock.lang.Specification

class ConstantPacingSpec extends Specification {

    def "the pause fills up the interval, and lost time is not made up"() {
        given: 'a user born at 0 with one task start a second'
        def pacing = new ConstantPacing(Duration.ofSeconds(1), 0)
        def now = 0L

        expect:
        rows.each { row ->
            now += Duration.ofMillis(row.ran).toNanos()
            def pause = pacing.next(now)
            assert pause.length().toMillis() == row.waits
            assert pause.overdue().toMillis() == row.overdue
            now += pause.length().toNanos()
        }

        where:
        rows << [[
            [ran: 300, waits: 700, overdue: 0],
            [ran: 0, waits: 1000, overdue: 0],
            [ran: 1000, waits: 0, overdue: 0],
            [ran: 2500, waits: 0, overdue: 1500],
            [ran: 100, waits: 900, overdue: 0],
        ]]
    }

    def "a sleep that took too long is subtracted from the next pause"() {
        given:
        def pacing = new ConstantPacing(Duration.ofMillis(100), 0)

        when:
        def first = pacing.next(millis(20))
        def second = pacing.next(millis(20 + 80 + 5 + 20))

        then:
        first.length().toMillis() == 80
        second.length().toMillis() == 75
    }

    def "ten tasks a second for a hundred seconds are a thousand starts, however long the tasks take"() {
        given:
        def random = new Random(3)
        def pacing = new ConstantPacing(Duration.ofMillis(100), 0)
        long now = 0
        int starts = 0

        when:
        while (now < millis(100_000)) {
            starts++
            now += millis(random.nextInt(90))
            now += pacing.next(now).length().toNanos() + random.nextInt(1_000_000)
        }

        then:
        starts in 999..1001
    }

    private static long millis(long count) {
        count * 1_000_000
    }
}
