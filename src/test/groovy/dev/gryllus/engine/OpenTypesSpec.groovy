package dev.gryllus.engine

import static dev.gryllus.engine.ArrivalRateSpec.rateOf

import dev.gryllus.stats.Clock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.support.SteppedClock
import dev.gryllus.user.FaultListener
import dev.gryllus.user.LoadTime
import dev.gryllus.user.Task
import dev.gryllus.user.User
import dev.gryllus.user.WaitTime
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.Timeout

/** Types with an arrival rate as a worker runs them. */
@Timeout(30)
class OpenTypesSpec extends Specification {
    def clock = new SteppedClock()
    def recorder = new RecordingRecorder()
    def stopSignal = new StopSignal()
    def ran = new AtomicInteger()
    long sequence = 0
    LocalWorker worker
    LoadTime time

    def cleanup() {
        assign([:])
        clock.advance(Duration.ofSeconds(30))
        worker.tend()
        assert stopSignal.crash().empty
    }

    def "tasks start by the clock, beside users that live by their wait times"() {
        given:
        work(open('Api', 10, 100), closed('Shopper'))

        when:
        assign(Api: 100, Shopper: 3)

        then:
        intended('Api')
        worker.status().running().Shopper == 3

        when:
        clock.advance(Duration.ofSeconds(1))

        then:
        intended('Api', 11)
        eventually { ran.get() == 11 }
        recorder.starts.Api.dropped() == 0
        worker.status().running().Api <= 11
    }

    def "a worker does as large a part of the rate as it has of the users"() {
        given:
        work(open('Api', 40, 100))

        when:
        assign(Api: 25)
        clock.advance(Duration.ofSeconds(1))

        then:
        intended('Api', 11)
    }

    def "at the end of a run arrivals stop at once, and started and dropped ones are all"() {
        given:
        def go = new CountDownLatch(1)
        work(open('Api', 10, 4) { go.await() })
        assign(Api: 4)
        clock.advance(Duration.ofSeconds(1))
        intended('Api', 11)
        eventually { ran.get() == 4 }

        when:
        assign([:])
        clock.advance(Duration.ofMillis(100))
        worker.tend()
        go.countDown()

        then:
        eventually { worker.status().users() == 0 }
        recorder.starts.Api.intended() == 11
        recorder.starts.Api.dropped() == 7
        ran.get() == 4
    }

    def "idle users take up a new generation, and a new rate goes on from the old one's count"() {
        given:
        work(open('Api', 10, 20))
        assign(Api: 20)
        clock.advance(Duration.ofMillis(950))
        intended('Api', 10)
        eventually { ran.get() == 10 }
        def second = new AtomicInteger()

        when:
        worker.replan(new TestPlan([type('Api', new Share.Arrivals(rateOf(100), 20)) { second.incrementAndGet() }]))
        assign(Api: 20)
        worker.tend()

        then: 'without a start'
        eventually { worker.outdated() == 0 }
        second.get() == 0

        when:
        clock.advance(Duration.ofMillis(100))

        then:
        intended('Api', 20)
        eventually { second.get() == 10 }
        ran.get() == 10
        recorder.starts.Api.dropped() == 0
    }

    def "a type that is no more starts nothing, and its users end with the next assignment"() {
        given:
        work(open('Api', 10, 5), closed('Shopper'))
        assign(Api: 5)
        clock.advance(Duration.ofMillis(500))
        intended('Api', 6)

        when:
        worker.replan(new TestPlan([closed('Shopper')]))
        clock.advance(Duration.ofSeconds(1))
        assign(Shopper: 1)

        then:
        eventually { worker.status().running() == [Shopper: 1] && worker.status().leaving() == 0 }
        recorder.starts.Api.intended() == 6
    }

    def "a type may change from one form to the other and back"() {
        given:
        work(open('Api', 10, 5))
        assign(Api: 5)
        intended('Api', 1)

        when:
        worker.replan(new TestPlan([closed('Api')]))
        assign(Api: 2)

        then:
        eventually { worker.status() == new WorkerStatus(new TreeMap([Api: 2]), 0) }

        when:
        clock.advance(Duration.ofSeconds(1))
        worker.replan(new TestPlan([open('Api', 10, 5)]))
        assign(Api: 5)

        then:
        intended('Api', 2)
        eventually { worker.status() == new WorkerStatus(new TreeMap([Api: 1]), 0) }
    }

    def "with fewer users than before the idle ones end"() {
        given:
        work(open('Api', 10, 50))
        assign(Api: 50)
        clock.advance(Duration.ofSeconds(1))
        intended('Api', 11)
        eventually { ran.get() == 11 }

        when:
        worker.replan(new TestPlan([open('Api', 10, 1)]))
        assign(Api: 1)

        then:
        eventually { worker.status() == new WorkerStatus(new TreeMap([Api: 1]), 0) }
    }

    def "while the test is paused nothing is intended, and the rate goes on behind it"() {
        given:
        work(open('Api', 10, 50))
        assign(Api: 50)
        clock.advance(Duration.ofSeconds(1))
        intended('Api', 11)
        eventually { ran.get() == 11 }

        when:
        time.pause()
        clock.advance(Duration.ofSeconds(60))
        time.resume()
        clock.advance(Duration.ofSeconds(2))

        then:
        intended('Api', 31)
        eventually { ran.get() == 31 }
        recorder.starts.Api.dropped() == 0
    }

    def "a test that is paused can end"() {
        given:
        work(open('Api', 10, 50))
        assign(Api: 50)
        clock.advance(Duration.ofSeconds(1))
        intended('Api', 11)
        eventually { ran.get() == 11 }

        when:
        time.pause()
        assign([:])

        then:
        eventually { worker.status().users() == 0 }
    }

    private void work(UserType... types) {
        time = new LoadTime(clock)
        worker = new LocalWorker(new TestPlan(types as List),
            new LocalWorker.WorkerContext(clock as Clock, time, recorder, Duration.ZERO, stopSignal, FaultListener.NONE, Optional.empty()))
    }

    private UserType open(String name, rate, int maxUsers, Closure body = {}) {
        type(name, new Share.Arrivals(rateOf(rate), maxUsers)) { ran.incrementAndGet(); body() }
    }

    private UserType closed(String name) {
        type(name, new Share.Weight(1)) {}
    }

    private static UserType type(String name, Share share, Closure body) {
        new UserType(name, share, Optional.empty(), false, WaitTime.constant(Duration.ofDays(1)),
            [new Task('t', 1, [] as Set, { set -> body() } as Task.Body)], { new User() })
    }

    private void assign(Map users) {
        worker.assign(new Assignment(0, ++sequence, new TreeMap(users)))
    }

    /** The scheduler is a thread of its own: it has the count soon. */
    private boolean intended(String type, long count = 1) {
        eventually { recorder.starts[type]?.intended() == count }
    }

    private static boolean eventually(Closure<Boolean> condition) {
        while (!condition.call()) {
            Thread.sleep(1)
        }
        true
    }
}
