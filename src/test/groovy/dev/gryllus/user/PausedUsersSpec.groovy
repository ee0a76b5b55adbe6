package dev.gryllus.user

import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.support.SteppedClock
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Semaphore
import spock.lang.Specification
import spock.lang.Timeout

/** Users of a test that is paused. */
@Timeout(30)
class PausedUsersSpec extends Specification {
    def recorder = new RecordingRecorder()
    def log = [].asSynchronized()
    def begun = new Semaphore(0)
    def go = new Semaphore(0)
    Thread thread

    def "a user finishes its task, waits there with all that it has, and goes on: #what"() {
        given: 'a clock on which no wait time blocks: a thread that waits does so for the end of the pause'
        def clock = new FakeClock()
        def time = new LoadTime(clock)
        def loop = loopOf(role(time, waitTime, clock) { task -> log << 'begun'; begun.release(); go.acquire(); log << 'done' })
        start(loop)
        begun.acquire()

        when: 'the pause comes in the middle of a task'
        time.pause()
        go.release(1_000_000)
        parkedAfter('done')

        then:
        log == ['on_start', 'begun', 'done']

        when:
        time.resume()
        begun.acquire()
        loop.finish()
        thread.join()

        then:
        log.take(4) == ['on_start', 'begun', 'done', 'begun']
        log.last() == 'on_stop'

        where:
        what                    | waitTime
        'without a wait time'   | WaitTime.constant(Duration.ZERO)
        'with a short one'      | WaitTime.constant(Duration.ofMillis(1))
        'with a schedule'       | WaitTime.constantPacing(Duration.ofMillis(1))
    }

    def "a task that wants the next one at once waits, too"() {
        given:
        def time = new LoadTime(Clock.system())
        def loop = loopOf(role(time, WaitTime.constant(Duration.ofDays(1))) { task ->
            begun.release()
            go.acquire()
            log << 'done'
            throw new RescheduleTaskImmediately()
        })
        start(loop)
        begun.acquire()

        when:
        time.pause()
        go.release(5)
        parkedAfter('done')

        then:
        log == ['on_start', 'done']

        cleanup:
        loop.kill()
        thread.join()
    }

    def "a wait goes on where it was when the pause came"() {
        given:
        def clock = new SteppedClock()
        def time = new LoadTime(clock)
        def loop = loopOf(role(time, WaitTime.constant(Duration.ofSeconds(10)), clock) { task -> log << 'task'; begun.release() })
        start(loop)
        begun.acquire()
        parked()

        when: 'six of ten seconds, and a minute of pause'
        clock.advance(Duration.ofSeconds(6))
        time.pause()
        clock.advance(Duration.ofSeconds(60))
        time.resume()
        clock.advance(Duration.ofSeconds(3))
        parked()

        then:
        log == ['on_start', 'task']

        when:
        clock.advance(Duration.ofSeconds(1))

        then:
        begun.acquire()

        cleanup:
        loop.kill()
        thread.join()
    }

    def "the end of a user that is paused comes at once, with its on_stop: #how"() {
        given:
        def time = new LoadTime(Clock.system())
        def loop = loopOf(role(time, WaitTime.constant(Duration.ZERO)) { task -> begun.release(); go.acquire(); log << 'done' })
        start(loop)
        begun.acquire()
        time.pause()
        go.release()
        parkedAfter('done')

        when:
        loop."$how"()
        thread.join()

        then:
        log == ['on_start', 'done', 'on_stop']
        recorder.exceptions.empty

        where:
        how << ['finish', 'kill']
    }

    def "an edit is taken up in the pause, and does not end it"() {
        given:
        def time = new LoadTime(Clock.system())
        def second = role(time, WaitTime.constant(Duration.ZERO)) { task -> begun.release(); go.acquire(); log << 'new' }
        def first = role(time, WaitTime.constant(Duration.ZERO)) { task -> begun.release(); go.acquire(); log << 'old' }
        def newest = first
        def taken = new Semaphore(0)
        def loop = new UserLoop(first, new RoleSource() {
            @Override
            Role newest(Role present) {
                newest
            }

            @Override
            void taken(Role role) {
                taken.release()
            }
        })
        start(loop)
        begun.acquire()
        taken.acquire()
        time.pause()
        go.release()
        parkedAfter('old')

        when:
        newest = second
        loop.nudge()
        taken.acquire()
        parked()

        then:
        log == ['on_start', 'old']

        when:
        time.resume()
        begun.acquire()
        time.pause()
        go.release()
        parkedAfter('new')

        then:
        log == ['on_start', 'old', 'new']

        cleanup:
        loop.kill()
        thread.join()
    }

    def "a start that was handed over before the pause begins after it, and is not late for it"() {
        given:
        def clock = new FakeClock()
        def time = new LoadTime(clock)
        def lateness = new Semaphore(0)
        def seen = [].asSynchronized()
        def handed = new Semaphore(1)
        def arrivals = new Arrivals() {
            @Override
            long next() {
                handed.acquire()
                time.pause()
                time.nanoTime() - Duration.ofMillis(5).toNanos()
            }

            @Override
            void begun() {
                seen << 'begun'
            }
        }
        def loop = new UserLoop(role(time, WaitTime.constant(Duration.ZERO), clock) { set ->
            seen << Duration.ofNanos(set.user.taskLateness().asLong)
            lateness.release()
        }, { it } as RoleSource, arrivals)
        start(loop)
        parked()

        when:
        clock.advance(Duration.ofSeconds(60))
        def before = seen.size()
        time.resume()
        lateness.acquire()

        then:
        before == 0
        seen == ['begun', Duration.ofMillis(5)]

        cleanup:
        loop.kill()
        thread.join()
    }

    def "pauses are no lateness: with a schedule, tasks are as late as they were without pauses (seed #seed)"() {
        given: 'tasks of random length, some of them longer than the interval'
        def random = new Random(seed)
        def lengths = (0..<200).collect { Duration.ofMillis(random.nextInt(150)) }
        def pauses = new Random(seed + 1)

        expect:
        latenessOf(lengths) { time, clock ->
            if (pauses.nextInt(3) == 0) {
                time.pause()
                clock.advance(Duration.ofMillis(pauses.nextInt(5_000)))
                time.resume()
            }
        } == latenessOf(lengths) { time, clock -> }

        where:
        seed << (1..3).collect { System.nanoTime() + it }
    }

    /** Of each task, with something that happens in the middle of each task and of each wait. */
    private List<Long> latenessOf(List<Duration> lengths, Closure meanwhile) {
        def lateness = []
        LoadTime time = null
        def clock = new FakeClock() {
            @Override
            void sleep(Duration duration) {
                super.sleep(duration.dividedBy(2))
                meanwhile.call(time, this)
                super.sleep(duration - duration.dividedBy(2))
            }
        }
        time = new LoadTime(clock)
        loopOf(role(time, WaitTime.constantPacing(Duration.ofMillis(100)), clock) { set ->
            lateness << set.user.taskLateness().asLong
            clock.advance(lengths[lateness.size() - 1])
            meanwhile.call(time, clock)
            if (lateness.size() == lengths.size()) {
                throw new StopUser()
            }
        }).run()
        assert lateness.any { it > 0 } && lateness.any { it == 0 }
        lateness
    }

    private void start(UserLoop loop) {
        thread = Thread.startVirtualThread(loop)
    }

    private void parkedAfter(String line) {
        while (log.last() != line) {
            Thread.onSpinWait()
        }
        parked()
    }

    private void parked() {
        while (thread.state != Thread.State.WAITING) {
            Thread.onSpinWait()
        }
    }

    private static UserLoop loopOf(Role role) {
        new UserLoop(role)
    }

    private Role role(LoadTime time, WaitTime waitTime, Clock clock = Clock.system(), Closure body) {
        def spec = this
        def context = new UserContext('U', Optional.empty(), clock, time, recorder, {}, FaultListener.NONE, Optional.empty())
        def maker = {
            new User() {
                @Override
                void on_start() {
                    spec.log << 'on_start'
                }

                @Override
                void on_stop() {
                    spec.log << 'on_stop'
                }
            }
        }
        def task = new Task('t', 1, [] as Set, { set -> body.call(set) } as Task.Body)
        new Role(context, maker as UserMaker, waitTime, TaskSetPlan.root('U', new SequentialOrder([task])))
    }
}
