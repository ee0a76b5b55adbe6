package dev.gryllus.engine

import static dev.gryllus.engine.DispatcherSpec.plan

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class RunnerSpec extends Specification {
    def clock = new FakeClock()
    def worker = new FakeWorker()
    def events = []
    def stopSignal = new StopSignal()

    def "a run spawns, runs, stops when its time is over, and waits until the users are gone"() {
        given:
        def ordinary = runner(constant(4, 1), Duration.ofSeconds(10))

        when:
        def reason = ordinary.run()

        then:
        reason == new StopReason.RunTimeReached()
        worker.log == [[0, 1], [1000, 2], [2000, 3], [3000, 4], [10_000, 0]]
        events == ['testStart@0', 'spawningComplete 4@3000', 'testStopping@10000', 'testStop@10000']
        ordinary.state() == RunState.STOPPED
        clock.elapsed().toMillis() < 10_100
    }

    def "the time of a run counts from the start of the ramp"() {
        when:
        runner(constant(100, 1), Duration.ofSeconds(3)).run()

        then:
        worker.log.last() == [3000, 0]
        !events.any { it.startsWith('spawningComplete') }
    }

    def "a shape moves the target, and the ramp starts again from where it is"() {
        given:
        def shape = { elapsed ->
            elapsed.toSeconds() < 2 ? Optional.of(new Target(10, 2))
                : elapsed.toSeconds() < 6 ? Optional.of(new Target(2, 100))
                : Optional.empty()
        } as LoadShape

        when:
        def reason = runner(shape, null).run()

        then:
        reason == new StopReason.ShapeCompleted()
        worker.log == [[0, 2], [1000, 4], [2000, 2], [6000, 0]]
        events == ['testStart@0', 'spawningComplete 2@2000', 'testStopping@6000', 'testStop@6000']
    }

    def "a stop asked for from outside is seen soon, and the first reason wins"() {
        given:
        def listener = new RunListener() {
            @Override
            void spawningComplete(int users) {
                stopSignal.stop(new StopReason.Requested('CTRL+C'))
                stopSignal.stop(new StopReason.RunTimeReached())
            }
        }

        when:
        def reason = runner(constant(1, 1), null, [listener]).run()

        then:
        reason == new StopReason.Requested('CTRL+C')
        worker.log == [[0, 1], [50, 0]]
    }

    def "a stop before the first turn runs nobody"() {
        given:
        def stopped = runner(constant(5, 5), null)

        when:
        stopSignal.stop(new StopReason.Requested('SIGTERM'))
        stopped.run()

        then:
        worker.log == [[0, 0]]
    }

    def "the end waits for users on their way out"() {
        given:
        worker.leavingTurns = 40

        when:
        runner(constant(1, 1), Duration.ofSeconds(1)).run()

        then:
        worker.tends > 40
        events.last().startsWith('testStop@')
        clock.elapsed() > Duration.ofMillis(1100)
        clock.elapsed() < Duration.ofMillis(1400)
    }

    def "an interruption of its thread ends the run in order, and is kept"() {
        given:
        Thread.currentThread().interrupt()

        when:
        def reason = runner(constant(2, 2), null).run()

        then:
        reason == new StopReason.Requested('Interrupted')
        worker.log.last()[1] == 0
        Thread.interrupted()
    }

    def "a bug ends the run as a crash"() {
        given:
        def boom = new IllegalStateException('bug')

        when:
        def reason = runner({ throw boom } as LoadShape, null).run()

        then:
        reason == new StopReason.Crashed(boom)
        worker.log.last()[1] == 0
        events*.replaceAll('@.*', '') == ['testStart', 'testStopping', 'testStop']
    }

    def "zero users are an ordinary target"() {
        when:
        runner(constant(0, 1), Duration.ofSeconds(2)).run()

        then:
        worker.log == [[0, 0], [2000, 0]]
        events.contains('spawningComplete 0@0')
    }

    def "targets that make no sense are refused with the value"() {
        when:
        new Target(users, rate)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(value)

        where:
        users | rate       | value
        -1    | 1          | '-1'
        1     | 0          | '0'
        1     | -3         | '-3'
        1     | Double.NaN | 'NaN'
    }

    private static LoadShape constant(int users, double rate) {
        LoadShape.constant(new Target(users, rate))
    }

    private Runner runner(LoadShape shape, Duration runTime, List<RunListener> more = []) {
        new Runner(plan([A: 1]), [worker], new Course(shape, Optional.ofNullable(runTime)), stopSignal, clock, [listener()] + more)
    }

    private RunListener listener() {
        def at = { "@${clock.elapsed().toMillis()}" }
        new RunListener() {
            @Override
            void testStart() {
                events << ("testStart" + at() as String)
            }

            @Override
            void spawningComplete(int users) {
                events << ("spawningComplete $users" + at() as String)
            }

            @Override
            void testStopping(StopReason reason) {
                events << ("testStopping" + at() as String)
            }

            @Override
            void testStop() {
                events << ("testStop" + at() as String)
            }
        }
    }

    /** Writes down [milliseconds, users] of each assignment. */
    private class FakeWorker implements Worker {
        final List<TestPlan> plans = []
        List log = []
        int leavingTurns = 0
        int tends = 0
        private int users = 0

        @Override
        void replan(TestPlan plan) {
            plans << plan
        }

        @Override
        void assign(Assignment assignment) {
            def wanted = assignment.users().values().sum(0)
            log << [clock.elapsed().toMillis(), wanted]
            users = wanted
        }

        @Override
        void tend() {
            tends++
            if (users == 0 && leavingTurns > 0) {
                leavingTurns--
            }
        }

        @Override
        int outdated() {
            0
        }

        @Override
        WorkerStatus status() {
            new WorkerStatus(new TreeMap([A: users]), users == 0 ? leavingTurns : 0)
        }
    }
}
