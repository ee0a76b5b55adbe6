package dev.gryllus.user

import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

/** How a user takes up what a newer generation of the script makes of it. */
@Timeout(20)
class RoleChangeSpec extends Specification {
    def recorder = new RecordingRecorder()
    def clock = new FakeClock()
    def log = [].asSynchronized()
    volatile Role newest
    def taken = []

    def "the task under way ends in the old generation, the next begins in the new one; on_start does not run again"() {
        given:
        def second = role(2, order(task('b') { throw new StopUser() }))
        def first = role(1, order(task('a') { newest = second; log << 'a goes on' }))

        when:
        run(first)

        then:
        log == ['1.on_start', '1:a', 'a goes on', '2 from 1', '1.detach', '2:b', '2.on_stop', '2.detach']
        taken == [first, second]
    }

    def "the new generation is taken up before the pause, so that its wait time counts"() {
        given:
        def second = role(2, order(task('b') { throw new StopUser() }), seconds(5))
        def first = role(1, order(task('a') { newest = second }), seconds(1))

        when:
        run(first)

        then:
        clock.slept == [Duration.ofSeconds(5)]
    }

    def "a user in nested sets stays where the new generation has sets of the same names"() {
        given:
        def second = role(2, order(set(2, 'outer', set(2, 'inner', task('c') { throw new StopUser() }))))
        def first = role(1, order(set(1, 'outer', set(1, 'inner', task('a') { newest = second }))))

        when:
        run(first)

        then:
        log == ['1.on_start', '1.outer.on_start', '1.inner.on_start', '1:a', '2.outer from 1.outer', '2.inner from 1.inner',
                '2 from 1', '1.detach', '2:c', '2.inner.on_stop', '2.outer.on_stop', '2.on_stop', '2.detach']
    }

    def "sets that are gone are left through their on_stop, in the old generation"() {
        given:
        def second = role(2, order(set(2, 'outer', task('c') { throw new StopUser() })))
        def first = role(1, order(set(1, 'outer', set(1, 'inner', task('a') { newest = second }))))

        when:
        run(first)

        then:
        log == ['1.on_start', '1.outer.on_start', '1.inner.on_start', '1:a', '2.outer from 1.outer', '1.inner.on_stop',
                '2 from 1', '1.detach', '2:c', '2.outer.on_stop', '2.on_stop', '2.detach']
    }

    def "a sequence goes on with the task that was next, wherever it stands now"() {
        given:
        def second = role(2, order(task('new') { }, task('c') { throw new StopUser() }, task('b') { }, task('a') { }))
        def first = role(1, order(task('a') { newest = second }, task('b') { }))

        when:
        run(first)

        then:
        log.findAll { it ==~ /\d:.*/ } == ['1:a', '2:b', '2:a', '2:new', '2:c']
    }

    def "a new constructor that fails is counted once, and the user stays as it is"() {
        given:
        def broken = new Role(context(), { throw new IllegalStateException('new') }, WaitTime.constant(Duration.ZERO),
            TaskSetPlan.root('T', order()))
        def first = role(1, order(task('a') { newest = broken; if (log.count('1:a') == 3) throw new StopUser() }))

        when:
        run(first)

        then:
        recorder.exceptions*.message() == ['IllegalStateException: new']
        log == ['1.on_start', '1:a', '1:a', '1:a', '1.on_stop', '1.detach']
    }

    def "of several sets of one name the user stays in the one that has its task, wherever it stands now"() {
        given: 'as --equal-weights makes them: one set around each task'
        def second = role(2, order(set(2, 'S', task('c') { }), set(2, 'S', task('b') { throw new StopUser() }), set(2, 'S', task('a') { })))
        def first = role(1, order(set(1, 'S', task('b') { newest = second })))

        when:
        run(first)

        then:
        log.findAll { it ==~ /\d:.*/ } == ['1:b', '2:b']
    }

    def "a role that is refused leaves no trace on the user's thread"() {
        given:
        def before = Thread.currentThread().contextClassLoader
        def makers = { Thread.currentThread().contextClassLoader = new URLClassLoader(); throw new IllegalStateException('no') }
        def second = new Role(context(), makers as UserMaker, seconds(0), TaskSetPlan.root('T', order()))
        def seen = []
        def first = role(1, order(task('a') { newest = second }, task('b') { seen << Thread.currentThread().contextClassLoader; throw new StopUser() }))

        when:
        run(first)

        then:
        seen == [before]
        taken == [first]
        recorder.exceptions.size() == 1
    }

    def "a nudge makes a waiting user take up the new generation at once, and the rest of its pause goes on: #waits"() {
        given:
        def slept = []
        def waiting = new CountDownLatch(1)
        UserLoop loop
        def interrupted = new FakeClock() {
            @Override
            void sleep(Duration length) {
                slept << length
                if (slept.size() == 1) {
                    advance(Duration.ofSeconds(2))
                    waiting.countDown()
                    new CountDownLatch(1).await() // until the nudge
                }
                advance(length)
            }
        }
        clock = interrupted
        def second = role(2, order(task('b') { throw new StopUser() }), after)
        newest = role(1, order(task('a') { }), seconds(10))
        loop = loopOf(newest)
        def thread = Thread.ofVirtual().start(loop)

        when:
        waiting.await()
        newest = second
        loop.nudge()
        thread.join()

        then:
        slept == waits.collect { Duration.ofSeconds(it) }
        log == ['1.on_start', '1:a', '2 from 1', '1.detach', '2:b', '2.on_stop', '2.detach']

        where:
        after       | waits
        seconds(10) | [10, 8]
        seconds(3)  | [10, 1]
        seconds(2)  | [10]
        seconds(60) | [10, 58]
    }

    def "a schedule that stays the same is kept: the intended start does not move"() {
        given:
        def lateness = []
        def pace = WaitTime.constantPacing(Duration.ofMillis(100))
        def second = role(2, order(task('b') {
            lateness << it.user.taskLateness().asLong
            clock.advance(Duration.ofMillis(30))
            if (lateness.size() == 3) throw new StopUser()
        }), pace)
        def first = role(1, order(task('a') { clock.advance(Duration.ofMillis(30)); newest = second }),
            WaitTime.constantPacing(Duration.ofMillis(100)))

        when:
        run(first)

        then:
        lateness == [0, 0, 0]
        clock.slept == [Duration.ofMillis(70)] * 3
    }

    private void run(Role first) {
        newest = first
        loopOf(first).run()
    }

    private UserLoop loopOf(Role first) {
        def spec = this
        new UserLoop(first, new RoleSource() {
            @Override
            Role newest(Role present) {
                spec.newest
            }

            @Override
            void taken(Role role) {
                spec.taken << role
            }
        })
    }

    private UserContext context() {
        new UserContext('T', Optional.empty(), clock as Clock, recorder, {})
    }

    private Role role(int generation, TaskOrder order, WaitTime waitTime = WaitTime.constant(Duration.ZERO)) {
        def spec = this
        def maker = {
            new User() {
                @Override
                void on_start() {
                    spec.log << (generation + '.on_start')
                }

                @Override
                void succeed(User old) {
                    spec.log << "$this from $old".toString()
                }

                @Override
                void on_stop() {
                    spec.log << (generation + '.on_stop')
                }

                @Override
                void detach() {
                    spec.log << (generation + '.detach')
                }

                @Override
                String toString() {
                    generation
                }
            }
        }
        new Role(context(), maker as UserMaker, waitTime, TaskSetPlan.root('T', order))
    }

    private static WaitTime seconds(int length) {
        WaitTime.constant(Duration.ofSeconds(length))
    }

    private static TaskOrder order(Task... tasks) {
        new SequentialOrder(tasks as List)
    }

    private Task task(String name, Closure body) {
        new Task(name, 1, [] as Set, { set -> log << "${set.user}:$name".toString(); body.call(set) } as Task.Body)
    }

    private Task set(int generation, String name, Task... tasks) {
        def spec = this
        def label = "${generation}.$name".toString()
        def maker = new TaskSetPlan.Maker() {
            @Override
            TaskSet make(Object parent) {
                new TaskSet() {
                    @Override
                    void on_start() {
                        spec.log << (label + '.on_start')
                    }

                    @Override
                    void on_stop() {
                        spec.log << (label + '.on_stop')
                    }

                    @Override
                    String toString() {
                        label
                    }
                }
            }

            @Override
            void passOn(TaskSet old, TaskSet fresh) {
                spec.log << "$fresh from $old".toString()
            }
        }
        new Task(name, 1, [] as Set, new TaskSetPlan(name, new SequentialOrder(tasks as List), Optional.empty(), maker))
    }
}
