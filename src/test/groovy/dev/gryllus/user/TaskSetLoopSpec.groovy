package dev.gryllus.user

import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

/** What [UserLoop] does with task sets: the table of its Javadoc, row by row. */
@Timeout(20)
class TaskSetLoopSpec extends Specification {
    static final Duration OUTER_WAIT = Duration.ofSeconds(1)
    static final Duration INNER_WAIT = Duration.ofSeconds(7)

    def recorder = new RecordingRecorder()
    def clock = new FakeClock()
    def log = []
    def stops = []

    def "a set is entered through its on_start, works at its own pace, and is left through its on_stop"() {
        when:
        live(sequence(
            task('before') { },
            set('inner', [waitTime: INNER_WAIT], task('a') { }, task('b') { it.interrupt() }),
            task('after') { throw new StopUser() }))

        then:
        log == ['before', 'inner.on_start', 'a', 'b', 'inner.on_stop', 'after', 'user.on_stop']
        clock.slept == [OUTER_WAIT, INNER_WAIT]
    }

    def "a set without a wait time of its own waits as around it"() {
        when:
        live(sequence(set('inner', [:], task('a') { }, task('b') { throw new StopUser() })))

        then:
        clock.slept == [OUTER_WAIT]
    }

    def "interrupt(reschedule: #reschedule) waits #waits before the set around it goes on"() {
        when:
        live(sequence(
            set('inner', [waitTime: INNER_WAIT], task('a') { it.interrupt(reschedule: reschedule) }),
            task('after') { throw new StopUser() }))

        then:
        log == ['inner.on_start', 'a', 'inner.on_stop', 'after', 'user.on_stop']
        clock.slept == waits

        where:
        reschedule | waits
        true       | []
        false      | [OUTER_WAIT]
    }

    def "#thrown.class.simpleName in a nested task"() {
        when:
        live(sequence(
            set('outer', [:],
                set('inner', [:],
                    task('first') { if (log.count('first') == 1) throw thrown; throw new StopUser() }))))

        then:
        log == expected
        clock.slept == waits
        recorder.exceptions.size() == counted
        stops == (thrown instanceof StopTest ? ['over'] : [])

        where:
        thrown                          | expected                                                                                                                                 | waits        | counted
        new RescheduleTask()            | ['outer.on_start', 'inner.on_start', 'first', 'first', 'inner.on_stop', 'outer.on_stop', 'user.on_stop']                                   | [OUTER_WAIT] | 0
        new RescheduleTaskImmediately() | ['outer.on_start', 'inner.on_start', 'first', 'first', 'inner.on_stop', 'outer.on_stop', 'user.on_stop']                                   | []           | 0
        new StopUser()                  | ['outer.on_start', 'inner.on_start', 'first', 'inner.on_stop', 'outer.on_stop', 'user.on_stop']                                            | []           | 0
        new StopTest('over')            | ['outer.on_start', 'inner.on_start', 'first', 'inner.on_stop', 'outer.on_stop', 'user.on_stop']                                            | []           | 0
        new IllegalStateException('x')  | ['outer.on_start', 'inner.on_start', 'first', 'first', 'inner.on_stop', 'outer.on_stop', 'user.on_stop']                                   | [OUTER_WAIT] | 1
        new InterruptTaskSet()          | ['outer.on_start', 'inner.on_start', 'first', 'inner.on_stop', 'inner.on_start', 'first', 'inner.on_stop', 'outer.on_stop', 'user.on_stop'] | []           | 0
    }

    def "#thrown in the on_start of a set: it is not entered"() {
        when:
        live(sequence(
            set('inner', [onStart: { throw fault }], task('never') { }),
            task('after') { throw new StopUser() }))

        then:
        log == expected
        clock.slept == waits
        recorder.exceptions.size() == counted

        where:
        fault                          | expected                                     | waits        | counted
        new InterruptTaskSet()         | ['inner.on_start', 'after', 'user.on_stop']  | []           | 0
        new InterruptTaskSet(false)    | ['inner.on_start', 'after', 'user.on_stop']  | [OUTER_WAIT] | 0
        new IllegalStateException('x') | ['inner.on_start', 'after', 'user.on_stop']  | [OUTER_WAIT] | 1
        new StopUser()                 | ['inner.on_start', 'user.on_stop']           | []           | 0
        thrown = fault.class.simpleName
    }

    def "an exception in the on_stop of a set is counted, and the user goes on"() {
        when:
        live(sequence(
            set('inner', [onStop: { throw new IllegalStateException('late') }], task('a') { it.interrupt() }),
            task('after') { throw new StopUser() }))

        then:
        log == ['inner.on_start', 'a', 'inner.on_stop', 'after', 'user.on_stop']
        recorder.exceptions*.message() == ['IllegalStateException: late']
    }

    def "a wait function may leave its set, reschedule #reschedule: then it is waited #waits"() {
        when:
        live(sequence(
            set('inner', [waits: { throw new InterruptTaskSet(reschedule) }], task('a') { }, task('never') { }),
            task('after') { throw new StopUser() }))

        then:
        log == ['inner.on_start', 'a', 'inner.on_stop', 'after', 'user.on_stop']
        clock.slept == waits
        recorder.exceptions.empty

        where:
        reschedule | waits
        true       | []
        false      | [OUTER_WAIT]
    }

    def "interrupt outside of all sets is a counted mistake, and the user lives"() {
        when:
        live(sequence(task('a') { throw new InterruptTaskSet() }, task('b') { throw new StopUser() }))

        then:
        log == ['a', 'b', 'user.on_stop']
        recorder.exceptions*.message() == ['InterruptTaskSet: interrupt() outside of a task set: there is nothing to leave']
    }

    def "each visit is a new instance that knows its user and what is around it"() {
        given:
        def seen = []

        when:
        live(sequence(
            set('outer', [:],
                task('a') { seen << [it, it.parent] },
                set('inner', [:], task('b') { seen << [it, it.parent]; it.interrupt() }),
                task('c') { it.interrupt() }),
            task('end') { if (seen.size() == 4) throw new StopUser() }))

        then:
        def (outer, inner, outerAgain, innerAgain) = seen
        outer[1] instanceof User
        inner[1].is(outer[0])
        innerAgain[1].is(outerAgain[0])
        !outerAgain[0].is(outer[0])
        outer[0].user.is(inner[0].user)
    }

    def "scheduled tasks come first, in their order, and may be put in front"() {
        when:
        live(sequence(
            task('a') {
                if (log.count('a') == 1) {
                    it.schedule_task('c')
                    it.schedule_task({ log << 'own code' })
                    it.schedule_task('b', first: true)
                }
            },
            task('b') { if (log.count('b') == 2) throw new StopUser() },
            task('c') { }))

        then:
        log == ['a', 'b', 'c', 'own code', 'b', 'user.on_stop']
    }

    def "a set may choose its next task itself, or leave it to the order"() {
        given:
        def choices = ['b', null, 'b'].iterator()

        when:
        live(sequence(set('inner', [next: { choices.hasNext() ? choices.next() : 'end' }],
            task('a') { }, task('b') { }, task('end') { throw new StopUser() })))

        then:
        log == ['inner.on_start', 'b', 'a', 'b', 'end', 'inner.on_stop', 'user.on_stop']
    }

    def "what cannot be scheduled is a counted mistake that names what can"() {
        when:
        live(sequence(task('a') {
            if (log.size() > 1) throw new StopUser()
            it.schedule_task(wrong)
        }))

        then:
        recorder.exceptions*.message() == ["IllegalArgumentException: $told" as String]

        where:
        wrong | told
        'x'   | "Shopper has no task 'x', only [a]"
        42    | "a task to schedule is the name of a task of Shopper, the class of a task set, or code, not '42'"
    }

    def "a set that contains itself ends as a counted mistake"() {
        given:
        def order = new SequentialOrder([task('a') { throw new StopUser() }])
        def circular = new TaskSetPlan('circle', order, Optional.empty(), { new TaskSet() })
        (1..150).each { circular = circular.withOrder(new SequentialOrder([new Task('again', 1, [] as Set, circular)])) }

        when:
        loop(new SequentialOrder([new Task('circle', 1, [] as Set, circular), task('end') { throw new StopUser() }]), 5).run()

        then:
        recorder.exceptions*.message().unique() ==
            ['IllegalStateException: circle is inside of 100 task sets: does a set contain itself?']
    }

    private void live(TaskOrder order) {
        loop(order).run()
    }

    private UserLoop loop(TaskOrder order, int mostFaults = 100) {
        def spec = this
        UserLoop loop
        def user = new User() {
            @Override
            void on_stop() {
                spec.log << 'user.on_stop'
            }
        }
        def listener = { u, thrown -> if (spec.recorder.exceptions.size() >= mostFaults) throw new StopUser() } as FaultListener
        def context = new UserContext('Shopper', Optional.empty(), clock, recorder, { stops << it }, listener, Optional.empty())
        loop = new UserLoop(new Role(context, { user }, WaitTime.constant(OUTER_WAIT), TaskSetPlan.root('Shopper', order)))
    }

    private static TaskOrder sequence(Task... tasks) {
        new SequentialOrder(tasks as List)
    }

    private Task task(String name, Closure body) {
        new Task(name, 1, [] as Set, { set -> log << name; body.call(set) } as Task.Body)
    }

    private Task set(Map options, String name, Task... tasks) {
        def spec = this
        def maker = { parent ->
            new TaskSet() {
                @Override
                void on_start() {
                    spec.log << (name + '.on_start')
                    options.onStart?.call()
                }

                @Override
                void on_stop() {
                    spec.log << (name + '.on_stop')
                    options.onStop?.call()
                }

                @Override
                Object get_next_task() {
                    options.next?.call()
                }
            }
        }
        def waitTime = Optional.ofNullable(options.waitTime as Duration).map { WaitTime.constant(it) }
            .or { Optional.ofNullable(options.waits).map { waits -> { owner, born -> { now -> waits() } as Pacing } as WaitTime } }
        new Task(name, 1, [] as Set, new TaskSetPlan(name, new SequentialOrder(tasks as List), waitTime, maker as TaskSetPlan.Maker))
    }

    private Task set(String name, Map options, Task... tasks) {
        set(options, name, tasks)
    }
}
