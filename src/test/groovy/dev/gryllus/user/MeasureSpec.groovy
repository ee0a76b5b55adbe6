package dev.gryllus.user

import dev.gryllus.stats.Outcome
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.support.Sets
import java.lang.management.ManagementFactory
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification

class MeasureSpec extends Specification {
    def clock = new FakeClock()
    def recorder = new RecordingRecorder()
    def user = new User()

    def setup() {
        user.attach(new UserContext('U', Optional.empty(), clock, recorder, {}))
    }

    def cleanup() {
        Thread.interrupted()
    }

    def "the block is timed, reported as one request, and its result given back"() {
        given:
        user.beginTask(OptionalLong.of(500))

        when:
        def row = user.measure('JDBC', 'select user', response_length: 7, context: [table: 'users']) {
            clock.advance(Duration.ofMillis(12))
            'Ada'
        }

        then:
        row == 'Ada'
        recorder.requests.size() == 1
        with(recorder.requests[0]) {
            method() == 'JDBC'
            name() == 'select user'
            responseNanos() == 12_000_000
            latenessNanos() == OptionalLong.of(500)
            responseLength() == 7
            outcome() == Outcome.SUCCESS
            context() == [table: 'users']
        }
    }

    def "the block may say how it went"() {
        when:
        user.measure('JDBC', 'x') { m ->
            m.response_length = 5
            m.name = 'y'
            m.context.rows = 3
            m.failure('no rows')
        }

        then:
        with(recorder.requests[0]) {
            name() == 'y'
            responseLength() == 5
            context() == [rows: 3]
            outcome() == new Outcome.Failure('no rows')
        }
    }

    def "what the block throws is a failure and goes on to the task, where it is not counted again"() {
        given:
        def loop = loopOf { throw new IllegalStateException('down') }

        when:
        loop.run()

        then:
        recorder.requests*.outcome() == [new Outcome.Failure("IllegalStateException('down')")]
        recorder.exceptions == []
    }

    def "an exception that the script makes of it is one of the script"() {
        given:
        def loop = loopOf({ throw new IllegalStateException('down') }) { throw new IllegalArgumentException('mine') }

        when:
        loop.run()

        then:
        recorder.requests.size() == 1
        recorder.exceptions*.message() == ['IllegalArgumentException: mine']
    }

    def "an order in the block goes on, and the request counts as a success"() {
        when:
        user.measure('JDBC', 'x') { throw new StopUser() }

        then:
        thrown(StopUser)
        recorder.requests*.outcome() == [Outcome.SUCCESS]
    }

    def "what the engine cuts off is not counted"() {
        when:
        user.measure('JDBC', 'x') { throw new InterruptedException() }

        then:
        thrown(InterruptedException)
        recorder.requests == []
    }

    def "#options is refused: #message"() {
        when:
        user.measure(options, 'JDBC', 'x') { }

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == message

        where:
        options                || message
        [respons_length: 5]    || "measure: unknown argument 'respons_length'. Did you mean 'response_length'? Known: context, response_length"
        [response_length: 'a'] || "measure: response_length is a number, not 'a'"
        [response_length: -1]  || 'response_length is 0 or more, not -1'
        [context: 5]           || "measure: context is a map, not '5'"
    }

    def "a task set measures as its user"() {
        when:
        Sets.around(user).measure('JDBC', 'x') { }

        then:
        recorder.requests*.name() == ['x']
    }

    def "10,000 users that block in a driver which holds monitors keep the number of threads flat"() {
        given:
        def threads = ManagementFactory.threadMXBean
        def before = threads.threadCount
        def inside = new CountDownLatch(10_000)
        def answer = new CountDownLatch(1)

        when:
        def users = (1..10_000).collect {
            Thread.startVirtualThread {
                def one = new User()
                one.attach(new UserContext('U', Optional.empty(), clock, recorder, {}))
                one.measure('JDBC', 'select') { Driver.call(inside, answer) }
            }
        }
        def allBlock = inside.await(60, TimeUnit.SECONDS)
        def during = threads.threadCount
        answer.countDown()
        users*.join()

        then:
        allBlock
        during - before < 20
        recorder.requests.size() == 10_000
    }

    /** Holds a monitor while it waits, as many a JDBC driver does. */
    static class Driver {
        static void call(CountDownLatch inside, CountDownLatch answer) {
            synchronized (new Object()) {
                inside.countDown()
                answer.await()
            }
        }
    }

    /** A user that measures once in a task, then ends. */
    private UserLoop loopOf(Closure block, Closure afterwards = null) {
        UserLoop loop = null
        def task = new Task('t', 1, [] as Set, { TaskSet set ->
            loop.finish()
            if (afterwards) {
                try {
                    set.user.measure('JDBC', 'x', block as Measured)
                } catch (IllegalStateException ignored) {
                    afterwards()
                }
            } else {
                set.user.measure('JDBC', 'x', block as Measured)
            }
        } as Task.Body)
        def context = new UserContext('U', Optional.empty(), clock, recorder, {})
        loop = new UserLoop(new Role(context, { new User() }, WaitTime.constant(Duration.ZERO), TaskSetPlan.root('U', new RandomOrder([task]))))
        loop
    }
}
