package dev.gryllus.user

import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

/** Users whose tasks start when they are told. */
@Timeout(20)
class AwaitedStartsSpec extends Specification {
    def clock = new FakeClock()
    def recorder = new RecordingRecorder()
    def log = [].asSynchronized()
    Queue<Long> starts = new ArrayDeque<>()
    int begun = 0
    UserLoop loop

    def "each start is one run of a task, late by what has passed since it was intended"() {
        given:
        starts.addAll([0, -5, -200])

        when:
        run { user -> log << user.taskLateness().asLong.intdiv(1_000_000) }

        then:
        log == [0, 5, 200]
        begun == 3
        clock.slept == []
    }

    def "the first start waits for on_start, and its lateness says so"() {
        given:
        starts.addAll([-300, 0])

        when:
        run(onStart: { clock.advance(Duration.ofMillis(300)) }) { user -> log << user.taskLateness().asLong.intdiv(1_000_000) }

        then:
        log == [300, 0]
    }

    def "what a task throws takes #runs runs of #given starts"() {
        given:
        starts.addAll([0] * given)
        int count = 0

        when:
        run { user -> if (++count <= 2) throw fault() }

        then:
        count == runs
        begun == given

        where:
        fault                                   | given | runs
        ({ new RescheduleTask() })              | 3     | 3
        ({ new IllegalStateException() })       | 3     | 3
        ({ new RescheduleTaskImmediately() })   | 3     | 5
    }

    def "going into a task set and its first task are one run"() {
        given:
        starts.addAll([0, 0, 0])
        def inner = new TaskSetPlan('Inner', new RandomOrder([task { log << 'inner' }]),
            Optional.of(WaitTime.constant(Duration.ofDays(1))), { new TaskSet() } as TaskSetPlan.Maker)

        when:
        runRoot(TaskSetPlan.root('Api', new RandomOrder([new Task('inner', 1, [] as Set, inner as Task.Action)])))

        then:
        log == ['inner'] * 3
        begun == 3
    }

    def "a start that comes with the end of the user has not begun"() {
        given:
        starts.addAll([0, 0])

        when:
        run { user -> loop.finish() }

        then:
        begun == 1
    }

    def "an idle user takes up a new role at once, and is not told twice of its start"() {
        given:
        def waiting = new CountDownLatch(1)
        def replaced = new CountDownLatch(1)
        def first = role(root { log << 'first' })
        def second = new Role(first.context(), { replaced.countDown(); new User() } as UserMaker, first.waitTime(), root { log << 'second'; loop.finish() })
        def present = first
        def arrivals = new Arrivals() {
            @Override
            long next() {
                waiting.countDown()
                if (replaced.count > 0) {
                    new CountDownLatch(1).await()
                }
                clock.nanoTime()
            }

            @Override
            void begun() {
                AwaitedStartsSpec.this.begun++
            }
        }
        loop = new UserLoop(first, { role -> present } as RoleSource, arrivals)
        def thread = Thread.startVirtualThread(loop)

        when:
        waiting.await()
        present = second
        loop.nudge()
        thread.join()

        then:
        log == ['second']
        begun == 1
        recorder.exceptions.empty
    }

    private void run(Map options = [:], Closure body) {
        runRoot(root(body), options.onStart ?: {})
    }

    private void runRoot(TaskSetPlan root, Closure onStart = {}) {
        loop = new UserLoop(role(root, onStart), { it } as RoleSource, arrivals())
        loop.run()
    }

    private Role role(TaskSetPlan root, Closure onStart = {}) {
        def user = new User() {
            @Override
            void on_start() {
                onStart()
            }
        }
        new Role(new UserContext('Api', Optional.empty(), clock, recorder, {}), { user } as UserMaker, WaitTime.constant(Duration.ofDays(1)), root)
    }

    private static TaskSetPlan root(Closure body) {
        TaskSetPlan.root('Api', new RandomOrder([task(body)]))
    }

    private static Task task(Closure body) {
        new Task('t', 1, [] as Set, { set -> body(set.user) } as Task.Body)
    }

    /** Hands over what is in the queue, in milliseconds from now; then it is over. */
    private Arrivals arrivals() {
        new Arrivals() {
            @Override
            long next() {
                if (starts.empty) {
                    loop.finish()
                    throw new InterruptedException()
                }
                clock.nanoTime() + starts.poll() * 1_000_000
            }

            @Override
            void begun() {
                AwaitedStartsSpec.this.begun++
            }
        }
    }
}
