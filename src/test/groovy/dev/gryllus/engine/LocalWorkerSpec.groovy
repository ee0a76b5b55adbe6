package dev.gryllus.engine

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import dev.gryllus.stats.Clock
import dev.gryllus.support.BellClock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.StopTest
import dev.gryllus.user.StopUser
import dev.gryllus.user.Task
import dev.gryllus.user.User
import dev.gryllus.user.WaitTime
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Semaphore
import org.slf4j.LoggerFactory
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class LocalWorkerSpec extends Specification {
    def clock = new FakeClock()
    def recorder = new RecordingRecorder()
    def stopSignal = new StopSignal()
    def begun = new Semaphore(0)
    def ended = new Semaphore(0)
    long sequence = 0

    def "an assignment is the whole target: users are started and ended to make it true"() {
        given:
        def worker = worker(blocking())

        when:
        assign(worker, [A: 3, B: 2])
        begun.acquire(5)

        then:
        worker.status() == new WorkerStatus(new TreeMap([A: 3, B: 2]), 0)

        when:
        assign(worker, [A: 1, B: 4])
        begun.acquire(2)
        timeIsUp(worker)
        ended.acquire(2)

        then:
        worker.status().running() == [A: 1, B: 4]

        when:
        assign(worker, [:])
        timeIsUp(worker)
        ended.acquire(5)

        then:
        eventually { worker.status().users() == 0 }
        recorder.exceptions.empty
    }

    def "an older or repeated assignment is ignored"() {
        given:
        def worker = worker(blocking())
        worker.assign(new Assignment(1, 5, new TreeMap([A: 2])))
        begun.acquire(2)

        when:
        worker.assign(new Assignment(term, seq, new TreeMap([A: 9])))

        then:
        worker.status().running().A == expected

        cleanup:
        worker.assign(new Assignment(9, 9, new TreeMap()))
        timeIsUp(worker)

        where:
        term | seq | expected
        1    | 4   | 2
        1    | 5   | 2
        0    | 99  | 2
        1    | 6   | 9
        2    | 1   | 9
    }

    def "a user that ended by itself is replaced at the next assignment, not before"() {
        given:
        def worker = worker({ user -> begun.release(); throw new StopUser() })

        when:
        assign(worker, [A: 2])
        begun.acquire(2)

        then:
        eventually { worker.status().users() == 0 }

        when:
        assign(worker, [A: 2])

        then:
        begun.acquire(2)
    }

    def "with a stop timeout a running task may finish, and is killed when the time is over"() {
        given:
        def killed = new CountDownLatch(1)
        def worker = worker({ user ->
            begun.release()
            try {
                new CountDownLatch(1).await()
            } finally {
                killed.countDown()
            }
        }, Duration.ofSeconds(5))
        assign(worker, [A: 1])
        begun.acquire()

        when:
        assign(worker, [:])
        clock.advance(Duration.ofMillis(4999))
        worker.tend()

        then:
        worker.status() == new WorkerStatus(new TreeMap([A: 0, B: 0]), 1)
        killed.count == 1

        when:
        clock.advance(Duration.ofMillis(1))
        worker.tend()
        killed.await()

        then:
        eventually { worker.status().users() == 0 }
    }

    def "without a stop timeout a request under way gets a moment to be answered"() {
        given:
        def answer = new CountDownLatch(1)
        def worker = worker({ user -> begun.release(); answer.await(); ended.release() })
        assign(worker, [A: 1])
        begun.acquire()

        when:
        assign(worker, [:])
        clock.advance(Leavers.SHORTEST_TIME_TO_FINISH.minusMillis(1))
        worker.tend()
        answer.countDown()
        ended.acquire()

        then:
        eventually { worker.status().users() == 0 }
    }

    def "whom only an edit ends may finish its request, however long that takes; the end of the test bounds it"() {
        given:
        def answer = new CountDownLatch(1)
        def worker = worker({ user -> begun.release(); answer.await(); ended.release() }, stopTimeout)
        assign(worker, [A: 2])
        begun.acquire(2)

        when: 'an edit wants none of them'
        worker.replan(new TestPlan([type('B', blocking())]))
        worker.assign(new Assignment(0, ++sequence, new TreeMap(), Assignment.Reason.EDIT))
        clock.advance(atLeast.minusMillis(1))
        worker.tend()

        then:
        worker.status().leaving() == 2

        when: 'the test ends'
        if (ends) {
            worker.assign(new Assignment(0, ++sequence, new TreeMap(), Assignment.Reason.END))
            timeIsUp(worker)
        } else {
            answer.countDown()
            ended.acquire(2)
        }

        then:
        eventually { worker.status().users() == 0 }
        ended.availablePermits() == 0
        recorder.exceptions.empty

        where:
        stopTimeout             | ends  | atLeast
        Duration.ZERO           | false | Leavers.TIME_TO_FINISH_AFTER_EDIT
        Duration.ofSeconds(200) | false | Duration.ofSeconds(200)
        Duration.ZERO           | true  | Leavers.TIME_TO_FINISH_AFTER_EDIT
    }

    def "whom an edit ends and who never finishes is killed some time, and so is who ends with the test but has longer"() {
        given:
        def worker = worker(blocking(), stopTimeout)
        assign(worker, [A: 1])
        begun.acquire()

        when:
        worker.assign(new Assignment(0, ++sequence, new TreeMap(), reason))
        clock.advance(time)
        worker.tend()
        ended.acquire()

        then:
        eventually { worker.status().users() == 0 }

        where:
        reason                 | stopTimeout            | time
        Assignment.Reason.EDIT | Duration.ZERO          | Leavers.TIME_TO_FINISH_AFTER_EDIT
        Assignment.Reason.END  | Duration.ofSeconds(5)  | Duration.ofSeconds(5)
        Assignment.Reason.LOAD | Duration.ZERO          | Leavers.SHORTEST_TIME_TO_FINISH
    }

    def "a user that has not taken up its role yet is outdated, too, once that is replaced"() {
        given: 'one whose thread has not come to its constructor'
        def roles = new Roles({ type -> null })
        roles.become(new TestPlan([type('A', blocking())]))
        def user = new LiveUser('A', roles)

        when:
        roles.become(new TestPlan([type('A', blocking())]))

        then:
        user.outdated
    }

    def "a user that does not react to being killed is given up, and named with its line"() {
        given:
        def log = new ListAppender<ILoggingEvent>()
        def logger = (Logger) LoggerFactory.getLogger('gryllus.runners')
        log.start()
        logger.addAppender(log)
        def release = new CountDownLatch(1)
        def worker = worker(new GroovyShell(new Binding(begun: begun, ended: ended, release: release)).evaluate("""{ user ->
            begun.release()
            while (release.count > 0) {
                try {
                    release.await()
                } catch (InterruptedException ignored) {
                    ended.release()
                }
            }
        }""", 'locustfile.groovy') as Closure)
        assign(worker, [A: 1])
        begun.acquire()

        when:
        assign(worker, [:])
        timeIsUp(worker)
        ended.acquire()

        then:
        worker.status().users() == 1

        when:
        clock.advance(LiveUser.TIME_TO_LEAVE)
        worker.tend()

        then:
        worker.status().users() == 0
        worker.givenUp() == 1
        log.list.size() == 1
        // it may be seen on its way from the line where it waits to the one where it says so
        log.list.first().formattedMessage ==~ '1 users did not end within 10 seconds after they were interrupted, in a task or' +
                /(?s) in on_stop; nobody waits for them any longer:\n {2}1 of A at locustfile\.groovy:[57]/

        cleanup:
        logger.detachAppender(log)
        release.countDown()
    }

    def "a user may end the whole test"() {
        given:
        def worker = worker({ user -> throw new StopTest('goal reached') })

        when:
        assign(worker, [A: 1])

        then:
        eventually { stopSignal.reason() == Optional.of(new StopReason.ByScript('goal reached')) }
    }

    def "an error of the machine stops the test as a crash"() {
        given:
        def worker = worker({ user -> throw new OutOfMemoryError('none left') })

        when:
        assign(worker, [A: 1])

        then:
        eventually { stopSignal.reason().map { it.text() }.orElse('') == 'Crashed: java.lang.OutOfMemoryError: none left' }
    }

    def "twenty thousand users start and end"() {
        given:
        def worker = worker(blocking())

        when:
        assign(worker, [A: 20_000])
        begun.acquire(20_000)

        then:
        worker.status().users() == 20_000

        when:
        assign(worker, [:])
        timeIsUp(worker)
        ended.acquire(20_000)

        then:
        eventually { worker.status().users() == 0 }
    }

    def "running users take up another plan between two tasks, waiting ones when they are tended"() {
        given:
        def log = [].asSynchronized()
        def go = new Semaphore(0)
        def waiting = new Semaphore(0)
        clock = waitingClock(waiting)
        def worker = worker({ log << 'old'; begun.release(); go.acquire() })
        assign(worker, [A: 2])
        begun.acquire(2)
        go.release() // one of them goes on to wait
        waiting.acquire()

        when:
        worker.replan(new TestPlan([type('A', { log << 'new'; begun.release(); go.acquire() })]))

        then:
        worker.outdated() == 2

        when:
        worker.tend()

        then:
        eventually { worker.outdated() == 1 }

        when:
        go.release()
        waiting.acquire(2)

        then:
        eventually { worker.outdated() == 0 }
        worker.status().running() == [A: 2]
        log == ['old', 'old']

        cleanup:
        assign(worker, [:])
    }

    def "a plan that differs in its shares only is nothing to take up"() {
        given:
        def plan = new TestPlan([type('A', blocking()), type('B', blocking())])
        def worker = workerOf(plan)
        assign(worker, [A: 2])
        begun.acquire(2)

        when:
        worker.replan(plan.withCounts([A: 1, B: 1]))

        then:
        worker.outdated() == 0
        worker.status().running() == [A: 2, B: 0]

        cleanup:
        assign(worker, [:])
        timeIsUp(worker)
    }

    def "types that are gone keep their users until the next assignment, new types get users with it"() {
        given:
        def worker = worker(blocking())
        assign(worker, [A: 1, B: 1])
        begun.acquire(2)

        when:
        worker.replan(new TestPlan([type('B', blocking()), type('C', blocking())]))

        then:
        worker.status().running() == [A: 1, B: 1, C: 0]
        worker.outdated() == 2

        when:
        assign(worker, [B: 1, C: 2])
        begun.acquire(2)
        timeIsUp(worker)
        ended.acquire()

        then:
        eventually { worker.status() == new WorkerStatus(new TreeMap([A: 0, B: 1, C: 2]), 0) }
        worker.outdated() == 1 // B is still in its old task

        cleanup:
        assign(worker, [:])
        timeIsUp(worker)
    }

    def "after each wait a user goes on on another thread of its name"() {
        given:
        clock = new BellClock()
        def threads = [].asSynchronized()
        def worker = worker({ user -> threads << Thread.currentThread(); begun.release() })
        assign(worker, [A: 1])

        when:
        3.times { time ->
            begun.acquire()
            eventually { clock.bells.size() == time + 1 }
            clock.timeIsOver()
        }
        begun.acquire()

        then:
        threads*.name == ['A-1'] * 4
        threads.toSet().size() == 4
        worker.status() == new WorkerStatus(new TreeMap([A: 1, B: 0]), 0)

        cleanup:
        assign(worker, [:])
        timeIsUp(worker)
    }

    def "many who rest end by turns, and begin no task meanwhile, also if their time is over"() {
        given:
        clock = new BellClock()
        int atOnce = Turnstile.MOST_CREDIT.dividedBy(Turnstile.BETWEEN_TWO)
        def worker = worker({ user -> begun.release() })
        restingUsers(worker, atOnce + 100)
        begun.acquire(atOnce + 100)

        when:
        assign(worker, [:])

        then: 'as many as may'
        eventually { worker.status().users() == 100 }
        clock.bells.count { it.rung.get() } == atOnce

        when: 'of the others some find out by themselves'
        def late = clock.bells.findAll { !it.rung.get() }.take(10)
        late*.ring()

        then:
        eventually { worker.status().users() == 90 }

        when: 'the next ones have their turn'
        clock.advance(Duration.ofMillis(15))
        worker.tend()

        then:
        eventually { worker.status().users() <= 40 }
        worker.status().users() >= 30

        when:
        clock.advance(Duration.ofMillis(10))
        worker.tend()

        then:
        eventually { worker.status().users() == 0 }
        begun.availablePermits() == 0
        worker.givenUp() == 0
    }

    private void restingUsers(LocalWorker worker, int many) {
        assign(worker, [A: many])
        eventually { clock.bells.size() == many }
        worker.tend()
    }

    private Clock waitingClock(Semaphore waiting) {
        new FakeClock() {
            @Override
            void sleep(Duration duration) {
                waiting.release()
                new CountDownLatch(1).await() // until it is interrupted
            }
        }
    }

    private Closure blocking() {
        return { user ->
            begun.release()
            try {
                new CountDownLatch(1).await()
            } finally {
                ended.release()
            }
        }
    }

    private LocalWorker worker(Closure body, Duration stopTimeout = Duration.ZERO) {
        workerOf(new TestPlan(['A', 'B'].collect { type(it, body) }), stopTimeout)
    }

    private LocalWorker workerOf(TestPlan plan, Duration stopTimeout = Duration.ZERO) {
        new LocalWorker(plan, new LocalWorker.WorkerContext(clock as Clock, recorder, stopTimeout, stopSignal))
    }

    private static UserType type(String name, Closure body) {
        new UserType(name, new Share.Weight(1), Optional.empty(), false, WaitTime.constant(Duration.ofSeconds(1)),
            [new Task('t', 1, [] as Set, body as Task.Body)], { new User() })
    }

    private void assign(LocalWorker worker, Map users) {
        worker.assign(new Assignment(0, ++sequence, new TreeMap(users)))
    }

    private void timeIsUp(LocalWorker worker) {
        clock.advance(Leavers.SHORTEST_TIME_TO_FINISH)
        worker.tend()
    }

    /** The last act of a user's thread comes just after what a spec can wait for. */
    private static boolean eventually(Closure<Boolean> condition) {
        while (!condition.call()) {
            Thread.onSpinWait()
        }
        true
    }
}
