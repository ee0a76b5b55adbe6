package dev.gryllus.user

import dev.gryllus.stats.Alarm
import dev.gryllus.stats.Clock
import dev.gryllus.stats.Sleepers
import dev.gryllus.support.Bell
import dev.gryllus.support.BellClock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import java.time.Duration
import java.util.concurrent.Semaphore
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicReference
import spock.lang.Specification
import spock.lang.Timeout

/** Users that have no thread while they wait: [UserLoop#advance] and [UserLoop#rest]. */
@Timeout(30)
class RestingUsersSpec extends Specification {
    static final Duration WAIT = Duration.ofSeconds(10)

    def recorder = new RecordingRecorder()
    def clock = new BellClock()
    def time = new LoadTime(clock)
    def log = [].asSynchronized()
    def threads = [].asSynchronized()
    def over = new AtomicInteger()
    /** How often a user was given a thread anew. */
    def goneOn = new AtomicInteger()
    UserLoop loop

    def "a user has a thread for its task, none while it waits, and another one for the next task"() {
        when:
        lives(role())

        then:
        log == ['on_start', 'task']
        clock.bells*.after == [WAIT]
        threads.every { !it.alive }

        when:
        clock.timeIsOver()
        awaitThreads(2)

        then:
        log == ['on_start', 'task', 'task']
        threads.toSet().size() == 2
        over.get() == 0
    }

    def "what ends a resting user gives it a thread, once, whatever else comes: #what"() {
        given: 'the alarms of the machine, with a clock of the spec'
        long now = 0
        def sleepers = new Sleepers({ now }, { new Thread() })
        clock = new FakeClock() {
            @Override
            Alarm alarm(Duration after, Runnable action) {
                sleepers.alarm(after, action)
            }
        }
        time = new LoadTime(clock)
        lives(role())

        when:
        3.times { loop."$what"() }
        sleepers.wakeDue(now)
        loop."$what"()
        sleepers.wakeDue(WAIT.toNanos())
        awaitThreads(2)

        then:
        log == ['on_start', 'task', 'on_stop', 'detach']
        goneOn.get() == 1
        over.get() == 1
        recorder.exceptions.empty

        where:
        what << ['finish', 'kill']
    }

    def "one that is to retire rests on, and ends without a task when its time is over"() {
        given:
        lives(role())

        when:
        boolean rests = loop.retire()

        then:
        rests
        !clock.bells.last().rung.get()

        when:
        clock.timeIsOver()
        awaitThreads(2)

        then:
        log == ['on_start', 'task', 'on_stop', 'detach']
        over.get() == 1
    }

    def "a user that is to look up rests on for what is left of its wait, with its new role"() {
        given:
        def second = role(body: { log << 'new task' })
        def first = role()
        def newest = first
        loop = new UserLoop(first, { newest } as RoleSource)
        live()

        when:
        newest = second
        clock.advance(Duration.ofSeconds(4))
        loop.nudge()
        awaitThreads(2)

        then:
        log == ['on_start', 'task', 'detach']
        clock.bells*.after == [WAIT, Duration.ofSeconds(6)]

        when:
        clock.timeIsOver()
        awaitThreads(3)

        then:
        log == ['on_start', 'task', 'detach', 'new task']
    }

    def "whoever is to end in the moment in which its wait begins does not rest: #what"() {
        given:
        lives(role(body: { log << 'task'; loop."$what"() }))

        expect:
        log == ['on_start', 'task', 'on_stop', 'detach']
        clock.bells.empty
        over.get() == 1

        where:
        what << ['finish', 'kill']
    }

    def "one whose alarm has rung, and that has no thread yet, ends as well: #what"() {
        given: 'a thread that comes late'
        lives(role())
        def late = new Semaphore(0)
        beforeLiving = { late.acquire() }
        clock.timeIsOver()

        when:
        loop."$what"()
        late.release()
        awaitThreads(2)

        then:
        log == ['on_start', 'task', 'on_stop', 'detach']
        over.get() == 1

        where:
        what << ['finish', 'kill']
    }

    def "a test that is paused lets nobody begin: whose time is over then waits for the rest of its time afterwards"() {
        given:
        lives(role())
        clock.advance(Duration.ofSeconds(3))
        time.pause()

        when: 'ten seconds of the clock, of which three were of the test'
        clock.advance(Duration.ofSeconds(7))
        clock.bells.last().ring()
        awaitThreads(2) { it.state == Thread.State.WAITING }
        clock.advance(Duration.ofMinutes(1))

        then:
        log == ['on_start', 'task']

        when:
        time.resume()
        awaitThreads(2)

        then:
        clock.bells*.after == [WAIT, Duration.ofSeconds(7)]

        when:
        clock.timeIsOver()
        awaitThreads(3)

        then:
        log == ['on_start', 'task', 'task']
    }

    def "the libraries of a script go along from thread to thread"() {
        given:
        def libraries = new URLClassLoader(new URL[0])
        def seen = []
        def first = true
        lives(role(body: {
            if (first) {
                Thread.currentThread().contextClassLoader = libraries
                first = false
            }
            seen << Thread.currentThread().contextClassLoader
        }))

        when:
        clock.timeIsOver()
        awaitThreads(2)

        then:
        seen == [libraries, libraries]
    }

    def "a user that never waits stays on its thread"() {
        given:
        int tasks = 0

        when:
        lives(role(waitTime: WaitTime.constant(Duration.ZERO), body: { if (++tasks == 100) { throw new StopUser() } }))

        then:
        tasks == 100
        threads.size() == 1
        clock.bells.empty
    }

    def "with or without a thread while it waits, a user does the same at the same time, #how (seed #seed)"() {
        expect:
        course(seed, scheduled) { it.run() } == course(seed, scheduled) { loop ->
            def more = new Semaphore(1)
            boolean over = false
            while (!over) {
                more.acquire()
                Thread.ofVirtual().start {
                    over = !loop.advance()
                    if (!over) {
                        loop.rest { more.release() }
                    }
                }.join()
            }
        }

        where:
        scheduled << [true, false, true, false]
        how = scheduled ? 'by a schedule' : 'by pauses of random length'
        seed = System.nanoTime()
    }

    /** When each task begins, and how late. */
    private List course(long seed, boolean scheduled, Closure lives) {
        def random = new Random(seed)
        def steps = []
        def fake = new FakeClock() {
            @Override
            Alarm alarm(Duration after, Runnable action) {
                advance(after)
                action.run()
                new Bell()
            }
        }
        def waitTime = scheduled
                ? WaitTime.constantPacing(Duration.ofMillis(100))
                : { user, born -> { now -> Pause.of(Duration.ofMillis(random.nextInt(3))) } as Pacing } as WaitTime
        def context = new UserContext('U', Optional.empty(), fake, new LoadTime(fake), recorder, {}, FaultListener.NONE, Optional.empty())
        lives(new UserLoop(roleOf(context, waitTime) { set ->
            steps << [fake.elapsed(), set.user.taskLateness()]
            fake.advance(Duration.ofMillis(random.nextInt(150)))
            if (steps.size() == 100) {
                throw new StopUser()
            }
        }))
        steps
    }

    def "given new roles at random moments by the machine's clock, a user is on one thread at a time, takes up the last one, and waits to its end (seed #seed)"() {
        given:
        def random = new Random(seed)
        def system = Clock.system()
        def at = new AtomicInteger()
        def most = new AtomicInteger()
        def tasks = new AtomicInteger()
        def context = new UserContext('U', Optional.empty(), system, new LoadTime(system), recorder, {}, FaultListener.NONE, Optional.empty())
        def roles = (0..20).collect { number ->
            roleOf(context, WaitTime.constant(Duration.ofNanos(200_000))) { set ->
                most.accumulateAndGet(at.incrementAndGet(), { one, other -> Math.max(one, other) })
                tasks.incrementAndGet()
                log << number
                at.decrementAndGet()
            }
        }
        def newest = new AtomicReference(roles.first())
        loop = new UserLoop(roles.first(), { newest.get() } as RoleSource)
        live(false)

        when:
        roles.tail().each {
            Thread.sleep(Duration.ofNanos(random.nextInt(500_000)))
            newest.set(it)
            loop.nudge()
        }
        int before = tasks.get()
        while (tasks.get() < before + 50) { // by its alarms alone
            Thread.sleep(1)
        }
        random.nextBoolean() ? loop.finish() : loop.kill()
        while (over.get() == 0) {
            Thread.sleep(1)
        }

        then:
        most.get() == 1
        over.get() == 1
        log.findAll { it instanceof Integer } == log.findAll { it instanceof Integer }.sort(false)
        log[-3..-1] == [20, 'on_stop', 'detach']
        recorder.exceptions.empty

        where:
        seed << (1..4).collect { System.nanoTime() + it }
    }

    def "whom an alarm could not be made for is over, and no alarm wakes it"() {
        given:
        clock = new FakeClock() {
            @Override
            Alarm alarm(Duration after, Runnable action) {
                throw new OutOfMemoryError()
            }
        }
        time = new LoadTime(clock)
        loop = new UserLoop(role())
        loop.advance()

        when:
        loop.rest { goneOn.incrementAndGet() }

        then:
        thrown(OutOfMemoryError)

        when:
        loop.finish()
        loop.kill()

        then:
        log == ['on_start', 'task', 'detach']
        goneOn.get() == 0
    }

    Closure beforeLiving = { }

    private void lives(Role role) {
        loop = new UserLoop(role)
        live()
    }

    /** On a thread of its own, and so on after each wait. */
    private void live(boolean awaited = true) {
        def stretch
        stretch = {
            threads << Thread.currentThread()
            beforeLiving()
            while (loop.advance()) {
                if (loop.rest { goneOn.incrementAndGet(); Thread.startVirtualThread(stretch) }) {
                    return
                }
            }
            over.incrementAndGet()
        }
        Thread.startVirtualThread(stretch)
        if (awaited) {
            awaitThreads(1)
        }
    }

    /** Until there were so many, and the last one is over, or what else is asked for. */
    private void awaitThreads(int many, Closure<Boolean> asked = { !it.alive }) {
        while (threads.size() < many || !asked(threads.last())) {
            Thread.onSpinWait()
        }
    }

    private Role role(Map options = [:]) {
        def context = new UserContext('U', Optional.empty(), clock, time, recorder, {}, FaultListener.NONE, Optional.empty())
        roleOf(context, options.waitTime ?: WaitTime.constant(WAIT), options.body ?: { log << 'task' })
    }

    private Role roleOf(UserContext context, WaitTime waitTime, Closure body) {
        def spec = this
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

                @Override
                void detach() {
                    spec.log << 'detach'
                }
            }
        }
        def task = new Task('t', 1, [] as Set, { set -> body.maximumNumberOfParameters == 0 ? body.call() : body.call(set) } as Task.Body)
        new Role(context, maker as UserMaker, waitTime, TaskSetPlan.root('U', new SequentialOrder([task])))
    }
}
