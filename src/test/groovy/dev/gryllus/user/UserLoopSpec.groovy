package dev.gryllus.user

import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class UserLoopSpec extends Specification {
    def recorder = new RecordingRecorder()
    def clock = new FakeClock()
    def stops = []
    def log = [].asSynchronized()

    def "a user starts, works, waits after each task, and stops"() {
        when:
        run(tasks: [{ log << 'task'; if (log.count('task') == 3) throw new StopUser() }])

        then:
        log == ['on_start', 'task', 'task', 'task', 'on_stop', 'detach']
        clock.slept == [Duration.ofSeconds(1)] * 2
        recorder.exceptions.empty
    }

    def "what a task throws decides how it goes on"() {
        when:
        int runs = 0
        run(tasks: [{ if (runs++ < 2) throw fault() else throw new StopUser() }])

        then:
        runs == 3
        clock.slept.size() == waits
        recorder.exceptions*.message() == counted

        where:
        fault                                    | waits | counted
        ({ new RescheduleTask() })               | 2     | []
        ({ new RescheduleTaskImmediately() })    | 0     | []
        ({ new IllegalStateException('boom') })  | 2     | ['IllegalStateException: boom'] * 2
        ({ new AssertionError((Object) 'no') })  | 2     | ['AssertionError: no'] * 2
        ({ new StackOverflowError() })           | 2     | ['StackOverflowError'] * 2
        ({ new IOException('disk') })            | 2     | ['IOException: disk'] * 2
    }

    def "StopTest ends the user and asks for the end of the test"() {
        when:
        run(tasks: [{ throw new StopTest('enough') }])

        then:
        stops == ['enough']
        log == ['on_start', 'on_stop', 'detach']
    }

    def "what on_start throws decides whether the user lives"() {
        when:
        run(onStart: { throw fault() }, tasks: [{ log << 'task'; throw new StopUser() }])

        then:
        log - 'on_start' == events
        recorder.exceptions.size() == counted

        where:
        fault                               | events                        | counted
        ({ new StopUser() })                | ['on_stop', 'detach']         | 0
        ({ new IllegalStateException() })   | ['detach']                    | 1
        ({ new RescheduleTask() })          | ['task', 'on_stop', 'detach'] | 0
    }

    def "a constructor that throws is counted, and that user never lives"() {
        when:
        new UserLoop(new Role(context(), { throw new IllegalStateException('no') }, WaitTime.constant(Duration.ZERO), root([]))).run()

        then:
        recorder.exceptions*.message() == ['IllegalStateException: no']
    }

    def "an exception in on_stop is counted and the user still lets go of its connections"() {
        when:
        run(onStop: { throw new IllegalStateException('late') }, tasks: [{ throw new StopUser() }])

        then:
        recorder.exceptions*.message() == ['IllegalStateException: late']
        log.last() == 'detach'
    }

    def "without tasks each turn is a counted mistake"() {
        given:
        int waits = 0

        when:
        run(tasks: [], waitTime: { user, born -> { now -> waits++; Pause.of(Duration.ofSeconds(1)) } as Pacing },
            onSleep: { if (waits == 2) loop.finish() })

        then:
        recorder.exceptions*.message().unique() == ['IllegalStateException: No tasks defined on Shopper']
    }

    def "a wait function that throws is counted, and does not become a flood"() {
        given:
        int runs = 0

        when:
        run(tasks: [{ if (++runs == 3) throw new StopUser() }],
            waitTime: { user, born -> { now -> throw new IllegalArgumentException('three') } as Pacing })

        then:
        recorder.exceptions*.message() == ['IllegalArgumentException: three'] * 2
        clock.slept == [Pauses.WAIT_AFTER_FAULT] * 2
    }

    def "a wait function may throw what a task may throw: #fault"() {
        given:
        int runs = 0

        when:
        run(tasks: [{ if (++runs == 3) throw new StopUser() }],
            waitTime: { user, born -> { now -> throw fault } as Pacing })

        then:
        runs == expectedRuns
        recorder.exceptions.size() == counted
        log.last() == 'detach'

        where:
        fault                            | expectedRuns | counted
        new AssertionError((Object) 'x') | 3            | 2
        new StopUser()                   | 1            | 0
        new RescheduleTask()             | 3            | 0
        new RescheduleTaskImmediately()  | 3            | 0
    }

    def "a constructor that throws an order is a user that never was"() {
        when:
        new UserLoop(new Role(context(), { throw new RescheduleTask() }, WaitTime.constant(Duration.ZERO), root([]))).run()

        then:
        noExceptionThrown()
    }

    def "the intended start reaches the task, and lateness is counted from it"() {
        given:
        def lateness = []
        def took = [20, 2000, 20, 20]

        when:
        run(waitTime: WaitTime.constantPacing(Duration.ofMillis(100)),
            tasks: [{ user ->
                lateness << user.taskLateness().asLong.intdiv(1_000_000)
                clock.advance(Duration.ofMillis(took[lateness.size() - 1]))
                if (lateness.size() == 4) throw new StopUser()
            }])

        then:
        lateness == [0, 0, 1900, 0]
    }

    def "without a schedule there is no lateness"() {
        given:
        def present = null

        when:
        run(tasks: [{ user -> present = user.taskLateness().present; throw new StopUser() }])

        then:
        present == false
    }

    def "finish lets the task under way end, and no other begins"() {
        given:
        def begun = new CountDownLatch(1)
        def go = new CountDownLatch(1)
        def thread = start(tasks: [{ log << 'begin'; begun.countDown(); go.await(); log << 'end' }])

        when:
        begun.await()
        loop.finish()
        go.countDown()
        thread.join()

        then:
        log == ['on_start', 'begin', 'end', 'on_stop', 'detach']
        recorder.exceptions.empty
    }

    def "finish ends a waiting user at once"() {
        given:
        def waiting = new CountDownLatch(1)
        def thread = start(clock: blockingClock(waiting), tasks: [{ log << 'task' }])

        when:
        waiting.await()
        loop.finish()
        thread.join()

        then:
        log == ['on_start', 'task', 'on_stop', 'detach']
    }

    def "kill interrupts a blocked task, counts nothing, and on_stop may still block"() {
        given:
        def begun = new CountDownLatch(1)
        def thread = start(
            tasks: [{ begun.countDown(); new CountDownLatch(1).await() }],
            onStop: { assert !Thread.currentThread().interrupted; new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS) })

        when:
        begun.await()
        loop.kill()
        thread.join()

        then:
        log == ['on_start', 'on_stop', 'detach']
        recorder.exceptions.empty
    }

    def "a task that swallows the interruption still is the last one"() {
        given:
        def begun = new CountDownLatch(1)
        def thread = start(tasks: [{
            log << 'task'
            begun.countDown()
            try { new CountDownLatch(1).await() } catch (InterruptedException ignored) { log << 'swallowed' }
        }])

        when:
        begun.await()
        loop.kill()
        thread.join()

        then:
        log == ['on_start', 'task', 'swallowed', 'on_stop', 'detach']
    }

    def "a second kill interrupts an on_stop that hangs"() {
        given:
        def begun = new CountDownLatch(1)
        def leaving = new CountDownLatch(1)
        def thread = start(
            tasks: [{ begun.countDown(); new CountDownLatch(1).await() }],
            onStop: { leaving.countDown(); new CountDownLatch(1).await() })

        when:
        begun.await()
        loop.kill()
        leaving.await()
        loop.kill()
        thread.join()

        then:
        log.last() == 'detach'
        recorder.exceptions.empty
    }

    def "a user that was ended before it began never begins"() {
        given:
        loop = loopOf([tasks: [{ log << 'task' }]])

        when:
        loop.finish()
        loop.run()

        then:
        log == []
    }

    UserLoop loop

    private void run(Map options) {
        loop = loopOf(options)
        loop.run()
    }

    private Thread start(Map options) {
        loop = loopOf(options)
        Thread.ofVirtual().start(loop)
    }

    private UserLoop loopOf(Map options) {
        def spec = this
        def user = new User() {
            @Override
            void on_start() {
                spec.log << 'on_start'
                options.onStart?.call()
            }

            @Override
            void on_stop() {
                spec.log << 'on_stop'
                options.onStop?.call()
            }

            @Override
            void detach() {
                spec.log << 'detach'
            }
        }
        def usedClock = options.clock ?: clock
        if (options.onSleep) {
            usedClock = sleepHook(options.onSleep)
        }
        new UserLoop(new Role(context(usedClock), { user }, options.waitTime ?: WaitTime.constant(Duration.ofSeconds(1)), root(options.tasks)))
    }

    private UserContext context(Clock used = clock) {
        new UserContext('Shopper', Optional.empty(), used, recorder, { stops << it })
    }

    private static TaskSetPlan root(List<Closure> bodies) {
        TaskSetPlan.root('Shopper', new RandomOrder(bodies.withIndex().collect { body, i ->
            new Task("t$i", 1, [] as Set, { set -> body.maximumNumberOfParameters == 0 ? body.call() : body.call(set.user) } as Task.Body)
        }))
    }

    private Clock sleepHook(Closure hook) {
        def inner = clock
        new FakeClock() {
            @Override
            void sleep(Duration duration) {
                hook.call()
                inner.sleep(duration)
                advance(duration)
            }
        }
    }

    private static Clock blockingClock(CountDownLatch waiting) {
        new FakeClock() {
            @Override
            void sleep(Duration duration) {
                waiting.countDown()
                new CountDownLatch(1).await()
            }
        }
    }
}
