package dev.gryllus.engine

import static dev.gryllus.engine.ArrivalRateSpec.rateOf

import dev.gryllus.stats.Starts
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.LoadTime
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

/** The pool by itself: its users are seats that the spec sits on. */
@Timeout(20)
class OpenPoolSpec extends Specification {
    def clock = new FakeClock()
    def recorder = new RecordingRecorder()
    List<Seat> hired = []
    def roles = new Roles({ type -> null }).tap {
        become(new TestPlan([DispatcherSpec.type('Api', new Share.Arrivals(rateOf(1), 1))]))
    }
    def pool = new OpenPool('Api', new LoadTime(clock), recorder, { seat -> hired << seat; new LiveUser('Api', roles, seat) }, clock.nanoTime())

    def "each due start gets a user of its own while all others are busy"() {
        given:
        follow(10, 5)

        when:
        at(0)

        then:
        hired.size() == 1
        startOf(hired[0]) == 0

        when:
        at(250)

        then:
        hired.size() == 3
        hired.tail().collect { startOf(it) } == [100, 200]
        recorder.starts == [Api: new Starts(3, 0, 0)]
    }

    def "the user that was idle for the shortest time comes next"() {
        given:
        follow(10, 5)
        at(200)
        def users = hired.collect { sitting(it) }
        users[0].rest()
        users[2].rest()

        when:
        at(300)

        then:
        users[2].awaitStart() == 300
        hired.size() == 3

        when:
        at(400)

        then:
        users[0].awaitStart() == 400
    }

    def "what finds all users busy and the pool full is dropped and counted, and told at most each ten seconds"() {
        given:
        follow(10, 2)

        when:
        at(500)

        then:
        hired.size() == 2
        recorder.starts == [Api: new Starts(6, 0, 4)]
    }

    def "a start whose user ends before its task begins is dropped too"() {
        given:
        follow(10, 2)
        at(100)
        hired.each { it.next() }
        hired[0].begun()

        when:
        hired.each { it.left() }

        then:
        pool.size() == 0
        recorder.starts == [Api: new Starts(2, 0, 1)]
    }

    def "a start that an idle user takes up more than 10 ms after it was due is late: #delay ms"() {
        given:
        follow(10, 1)
        at(0)
        def user = sitting(hired[0])
        user.rest()
        clock.advance(Duration.ofMillis(100 + delay))

        when:
        pool.startDue()
        user.awaitStart()

        then:
        recorder.starts == [Api: new Starts(2, late, 0)]

        where:
        delay | late
        0     | 0
        10    | 0
        11    | 1
    }

    def "a user that is made for a start may take its time in on_start, but its thread may not"() {
        given:
        follow(10, 1)
        at(0)

        when:
        clock.advance(Duration.ofMillis(delay))
        hired[0].arrived()
        clock.advance(Duration.ofSeconds(3))

        then:
        startOf(hired[0]) == 0
        recorder.starts == [Api: new Starts(1, late, 0)]

        where:
        delay | late
        5     | 0
        20    | 1
    }

    def "when the pool shrinks the idle users end first"() {
        given:
        follow(10, 5)
        at(200)
        def users = hired.collect { sitting(it) }
        users[1].rest()

        expect:
        pool.follow(new Share.Arrivals(rateOf(10), 2)) == [hired[1].user]
        pool.follow(new Share.Arrivals(rateOf(10), 1)) == [hired[2].user]
        pool.size() == 1
    }

    def "a closed pool starts nothing, and all of its users end"() {
        given:
        follow(10, 5)
        at(200)

        expect:
        pool.close().toSet() == hired*.user.toSet()
        pool.size() == 0

        when:
        at(1000)

        then:
        recorder.starts == [Api: new Starts(3, 0, 0)]
    }

    def "a start that is handed over while its user looks up is there when it comes back"() {
        given:
        follow(10, 1)
        at(0)
        hired[0].next()
        hired[0].begun()
        def user = sitting(hired[0])
        user.rest()
        user.interrupt()

        when:
        at(100)
        user.awaitEnd()

        then:
        startOf(hired[0]) == 100
        hired.size() == 1
        recorder.starts == [Api: new Starts(2, 0, 0)]
    }

    def "the scheduler sleeps until the next start, at least a millisecond, and looks for a new rate each five"() {
        given:
        follow(rate, 100)

        expect:
        pool.startDue().toNanos() / 1e6d == millis

        where:
        rate | millis
        500  | 2
        5000 | 1
        1    | 5
    }

    private void follow(rate, int maxUsers) {
        assert pool.follow(new Share.Arrivals(rateOf(rate), maxUsers)) == []
    }

    private void at(long millis) {
        clock.advance(Duration.ofMillis(millis) - clock.elapsed())
        pool.startDue()
    }

    /** In milliseconds since the run began. */
    private long startOf(Seat seat) {
        Math.round((seat.next() - clock.nanoTime()) / 1e6d + clock.elapsed().toMillis())
    }

    private Sitting sitting(Seat seat) {
        new Sitting(seat)
    }

    /** Waits on a seat on a thread of its own. */
    private class Sitting {
        final Seat seat
        private Thread thread
        private Long start

        Sitting(Seat seat) {
            this.seat = seat
            if (seat.owed) {
                seat.next()
                seat.begun()
            }
        }

        void rest() {
            thread = Thread.startVirtualThread {
                try {
                    start = startOf(seat)
                } catch (InterruptedException ignored) {
                    start = null
                }
            }
            while (thread.state != Thread.State.WAITING) {
                Thread.onSpinWait()
            }
        }

        void interrupt() {
            thread.interrupt()
        }

        long awaitStart() {
            thread.join()
            start
        }

        void awaitEnd() {
            thread.join()
        }
    }
}
