package dev.gryllus.debug

import dev.gryllus.engine.Share
import dev.gryllus.engine.StopReason
import dev.gryllus.engine.StopSignal
import dev.gryllus.engine.UserType
import dev.gryllus.output.Screen
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.FaultListener
import dev.gryllus.user.SequentialOrder
import dev.gryllus.user.StopTest
import dev.gryllus.user.StopUser
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSet
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.User
import dev.gryllus.user.WaitTime
import java.time.Duration
import java.time.ZoneOffset
import spock.lang.Specification

/** One user and the journal of it. */
class SingleUserSpec extends Specification {
    /** Stands still for everybody but the user: what comes after a while does not come. */
    def clock = new FakeClock() {
        final Thread user = Thread.currentThread()

        @Override
        void sleep(Duration duration) throws InterruptedException {
            if (Thread.currentThread() != user) {
                Thread.sleep(Long.MAX_VALUE)
            }
            super.sleep(duration)
        }
    }
    def counted = new RecordingRecorder()
    def lines = []
    def screen = new Screen() {
        @Override
        void println(String text) {
            lines.addAll(text.readLines())
        }

        @Override
        OptionalInt columns() {
            OptionalInt.empty()
        }
    }
    def journal = new Journal(screen, clock, ZoneOffset.UTC, Detail.NONE, new SourceLines([]), counted)
    def signal = new StopSignal()

    private SingleUser user(Map limits = [:], List<Task> tasks) {
        def type = new UserType('Shopper', new Share.Weight(1), Optional.empty(), false,
            WaitTime.constant(Duration.ofSeconds(2)), tasks, { -> new User() })
        new SingleUser(type,
            new SingleUser.DebugContext(clock, journal, journal, FaultListener.NONE, Optional.empty(), signal),
            new SingleUser.Limits(Optional.empty(), limits.tasks ? OptionalLong.of(limits.tasks) : OptionalLong.empty(),
                Duration.ZERO, limits.waiting == null || limits.waiting))
    }

    private static Task task(String name, Closure<?> body) {
        new Task(name, 1, [] as Set, { TaskSet set -> body(set) } as Task.Body)
    }

    private List<String> told() {
        lines*.replaceAll(/ +/, ' ')
    }

    def "tasks and waits are told on the thread that runs the user, until so many tasks are done"() {
        given:
        def thread = null
        def user = user(tasks: 2, [task('browse') {
            thread = Thread.currentThread()
            clock.advance(Duration.ofMillis(40))
        }])

        when:
        user.run()

        then:
        thread == Thread.currentThread()
        told() == ['00:00:00.000 task browse', '00:00:00.040 end browse 40.0', '00:00:00.040 wait 2.00 s',
                   '00:00:02.040 task browse', '00:00:02.080 end browse 40.0']
        signal.reason().get().text() == '--iterations limit reached'
    }

    def "pauses can be left out, and are told all the same"() {
        when:
        user(tasks: 3, waiting: false, [task('browse') {}]).run()

        then:
        clock.slept.sum(Duration.ZERO) { it } == Duration.ZERO
        lines.count { it.endsWith('2.00 s, left out') } == 2
    }

    def "tasks in sets are told with their way there, and how they end"() {
        given:
        def leave = task('leave') { TaskSet set -> set.interrupt() }
        def set = new TaskSetPlan('account', new SequentialOrder([task('orders') {}, leave]), Optional.empty(), { new TaskSet() })

        when:
        user(tasks: 2, [new Task('account', 1, [] as Set, set)]).run()

        then:
        told()*.substring(13) == ['set account', 'task account / orders', 'end account / orders 0.0', 'wait 2.00 s',
                                  'task account / leave', 'end account / leave 0.0 leaves the task set']
    }

    def "#thrown.simpleName in a task is told, and obeyed"() {
        when:
        user([task('leave') { throw thrown.getConstructor(*parameters*.class).newInstance(*parameters) }]).run()

        then:
        lines[1].endsWith(thrown.simpleName)
        signal.reason().isPresent() == stopsTest

        where:
        thrown   | parameters | stopsTest
        StopUser | []         | false
        StopTest | ['enough'] | true
    }

    def "an exception of a task is told, counted, and the user lives on"() {
        when:
        user(tasks: 2, [task('pay') { throw new IllegalStateException('no\u001bstock') }]).run()

        then:
        counted.exceptions.size() == 2
        told().findAll { it.contains('error') }.size() == 2
        lines[1].endsWith('by an exception')
        told()[2].substring(13) == 'error IllegalStateException: no\u001bstock'
    }

    def "a user whose end was asked for before does not begin"() {
        given:
        signal.stop(new StopReason.Requested('CTRL+C'))

        when:
        user([task('browse') { throw new AssertionError('ran') }]).run()

        then:
        lines == []
    }

    def "who is stopped while it waits ends at once"() {
        given:
        SingleUser stopped = null
        stopped = user([task('browse') { stopped.stop(new StopReason.Requested('CTRL+C')) }])

        when:
        stopped.run()

        then:
        told()*.substring(13) == ['task browse', 'end browse 0.0']
        signal.reason().get().text() == 'CTRL+C'
    }

    def "requests are aligned under their columns, whatever their names"() {
        when:
        journal.begin()
        journal.request(request('GET', '/items/[id]', Outcome.SUCCESS))
        journal.request(request('JDBC', 'x' * 50, new Outcome.Failure('no \u001b[31mrows\n')))

        then:
        lines == [
            'TIME          TYPE     NAME                                     STATUS       MS     BYTES  ERROR',
            '00:00:00.000  GET      /items/[id]                                   -     12.3       512',
            "00:00:00.000  JDBC     ${'x' * 50}      -     12.3       512  no \\x1b[31mrows\\n" as String]
        counted.requests*.name() == ['/items/[id]', 'x' * 50]
    }

    private RequestEvent request(String method, String name, Outcome outcome) {
        new RequestEvent(method, name, '', clock.nanoTime(), 12_340_000, OptionalLong.empty(), 512, outcome, [:])
    }
}
