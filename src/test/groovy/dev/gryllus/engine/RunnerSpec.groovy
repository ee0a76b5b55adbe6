package dev.gryllus.engine

import static dev.gryllus.engine.DispatcherSpec.plan

import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.StopTest
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class RunnerSpec extends Specification {
    def clock = new FakeClock()
    def worker = new FakeWorker()
    def events = []
    def recorder = new RecordingRecorder()
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

    def "a plan of open types runs without users, until the end"() {
        given:
        def open = new TestPlan([DispatcherSpec.type('Api', new Share.Arrivals(ArrivalRate.constant(5), 7))])

        when:
        runner(LoadShape.constant(new Target(0, 1)), Duration.ofSeconds(2), [], open).run()

        then:
        worker.log == [[0, 7], [2000, 0]]
        events.contains('spawningComplete 0@0')
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
        worker.bug = boom

        when:
        def reason = runner(constant(1, 1), null).run()

        then:
        reason == new StopReason.Crashed(boom)
        worker.log == [[0, 1], [50, 0]]
        events*.replaceAll('@.*', '') == ['testStart', 'spawningComplete 1', 'testStopping', 'testStop']
    }

    def "zero users are an ordinary target"() {
        when:
        runner(constant(0, 1), Duration.ofSeconds(2)).run()

        then:
        worker.log == [[0, 0], [2000, 0]]
        events.contains('spawningComplete 0@0')
    }

    def "another target cuts the ramp short, and a new one begins where it has come to"() {
        given:
        def steered = runner(constant(100, 1), Duration.ofSeconds(10))
        at(2500) { steered.retarget(new Target(7, 2)) }

        when:
        steered.run()

        then: 'two more at once, two more a second later'
        worker.log == [[0, 1], [1000, 2], [2000, 3], [2500, 5], [3500, 7], [10_000, 0]]
        events.contains('spawningComplete 7@3500')
        steered.target().get() == new Target(7, 2)
    }

    def "steps of the operator add up, also when they come faster than the loop turns"() {
        given:
        def steered = runner(constant(5, 5), Duration.ofSeconds(5))
        at(1000) {
            10.times { steered.retarget { before -> new Target(before.users() + 1, 100) } }
            steered.retarget { before -> new Target(before.users() - 3, 100) }
        }

        when:
        steered.run()

        then:
        worker.log.takeRight(2) == [[1000, 12], [5000, 0]]
        steered.target().get() == new Target(12, 100)
    }

    def "the same target once more is one step: users that ended by themselves are replaced"() {
        given:
        def steered = runner(constant(5, 5), Duration.ofSeconds(5))
        at(1000) { steered.retarget(new Target(5, 5)) }

        when:
        steered.run()

        then:
        worker.log == [[0, 5], [1000, 5], [5000, 0]]
    }

    def "a command from another thread is seen within 50 ms, while nothing else happens"() {
        given:
        def steered = runner(constant(3, 3), Duration.ofSeconds(20))
        at(10_010) { Thread.startVirtualThread { steered.retarget(new Target(1, 5)) }.join() }

        when:
        steered.run()

        then:
        worker.log[1][0] <= 10_060
        worker.log[1][1] == 1
    }

    def "commands given before the run count, those after it are ignored"() {
        given:
        def steered = runner(constant(1, 1), Duration.ofSeconds(2))
        steered.retarget(new Target(4, 4))

        when:
        steered.run()
        steered.retarget(new Target(9, 9))

        then:
        worker.log == [[0, 4], [2000, 0]]
        steered.target().get() == new Target(4, 4)
    }

    def "while a shape says what is wanted, the operator may not"() {
        given:
        def shaped = runner({ Optional.of(new Target(3, 3)) } as LoadShape, Duration.ofSeconds(5))
        at(1000) { shaped.retarget(new Target(9, 9)) }

        when:
        shaped.run()

        then:
        worker.log == [[0, 3], [5000, 0]]
    }

    def "an edit's shape takes over at once, and the time goes on; who asked for it learns when it is done"() {
        given:
        def shaped = runner({ Optional.of(new Target(3, 3)) } as LoadShape, null)
        def other = { elapsed -> elapsed.toSeconds() < 4 ? Optional.of(new Target((int) elapsed.toSeconds() * 10, 100)) : Optional.empty() }
        def same = plan([A: 1])
        def done = []
        at(2500) { done << shaped.replan(same, Optional.of(other as LoadShape), { events << "with@${clock.elapsed().toMillis()}" }) }

        when:
        def reason = shaped.run()

        then: 'asked each second from then on'
        worker.log == [[0, 3], [2500, 3], [2500, 20], [3500, 30], [4500, 0]]
        done.first().done
        events.count('with@2500') == 1
        !shaped.replan(same, Optional.empty(), { events << 'too late' }).done
        reason == new StopReason.ShapeCompleted()
    }

    def "a target may say to which types users are added"() {
        given:
        def targets = [new Target(2, 9), new Target(5, 9, ['B'] as Set), new Target(3, 9, ['B'] as Set), new Target(6, 9)]
        def shape = { elapsed -> Optional.ofNullable(targets[(int) elapsed.toSeconds()]) } as LoadShape

        when:
        runner(shape, null, [], plan([A: 1, B: 1])).run()

        then:
        worker.byType.init() == [[A: 1, B: 1], [A: 1, B: 4], [A: 1, B: 2], [A: 3, B: 3]]
    }

    def "a shape that throws is a fault of the script: counted, and the last target stays in force"() {
        given:
        def shape = { elapsed ->
            if (elapsed.toSeconds() in [1L, 2L]) {
                throw new IllegalStateException('boom')
            }
            Optional.of(new Target(4, 4))
        } as LoadShape

        when:
        def reason = runner(shape, Duration.ofSeconds(5)).run()

        then:
        reason == new StopReason.RunTimeReached()
        worker.log == [[0, 4], [5000, 0]]
        recorder.exceptions*.message() == ['IllegalStateException: boom'] * 2
    }

    def "a shape that fails from the beginning on runs nobody, and the run goes on"() {
        when:
        def reason = runner({ throw new Exception('boom') } as LoadShape, Duration.ofSeconds(3)).run()

        then:
        reason == new StopReason.RunTimeReached()
        worker.log == [[3000, 0]]
        recorder.exceptions.size() == 3
        events*.replaceAll('@.*', '') == ['testStart', 'testStopping', 'testStop']
    }

    def "where a shape has made the run time void, that counts again as long as the shape fails: #what"() {
        given:
        def shape = { elapsed ->
            if (fails(elapsed.toSeconds())) {
                throw new IllegalStateException('boom')
            }
            elapsed.toSeconds() < 20 ? Optional.of(new Target(1, 1)) : Optional.empty()
        } as LoadShape
        def run = new Runner(plan([A: 1]), [worker],
            new Course(shape, Optional.empty(), Optional.of(Duration.ofSeconds(5))),
            new RunContext(stopSignal, clock, recorder, []))

        when:
        def reason = run.run()

        then:
        reason == expected
        worker.log.last() == [end, 0]

        where:
        what                     | fails                    || expected                         | end
        'always'                 | { true }                 || new StopReason.RunTimeReached()  | 5000
        'from the second 7 on'   | { it >= 7 }              || new StopReason.RunTimeReached()  | 7050
        'and has recovered'      | { it in [2L, 3L] }       || new StopReason.ShapeCompleted()  | 20_000
    }

    def "StopTest in a shape ends the test"() {
        expect:
        runner({ throw new StopTest('enough') } as LoadShape, null).run() == new StopReason.ByScript('enough')
    }

    def "a shape that is stuck freezes nothing: it is told once, and the run time counts"() {
        given:
        def never = new CountDownLatch(1)
        def interrupted = new CountDownLatch(1)
        def shape = scripted { elapsed ->
            if (elapsed.toSeconds() >= 2) {
                try {
                    never.await()
                } catch (InterruptedException e) {
                    interrupted.countDown()
                }
            }
            Optional.of(new Target(4, 1))
        }

        when:
        def reason = runner(shape, Duration.ofSeconds(60)).run()

        then: 'the ramp went on, too'
        reason == new StopReason.RunTimeReached()
        worker.log*.get(1) == [1, 2, 3, 4, 0]
        worker.log.last()[0] == 60_000
        recorder.exceptions*.message() == ['TimeoutException: the load shape has not answered for 5 seconds; what it wanted before stays in force']
        interrupted.await()
    }

    def "a stop request is seen while a shape is stuck"() {
        given:
        def shaped = runner(scripted { new CountDownLatch(1).await() }, null)
        at(3000) { stopSignal.stop(new StopReason.Requested('CTRL+C')) }

        when:
        def reason = shaped.run()

        then:
        reason == new StopReason.Requested('CTRL+C')
        clock.elapsed() < Duration.ofMillis(3100)
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

    def "a pause stops the ramp and the run time, and both go on behind it"() {
        given:
        def paused = runner(constant(4, 1), Duration.ofSeconds(10))
        def states = []
        at(1500) { paused.pause(); states << paused.state() }
        at(5000) { states << paused.state() }
        at(6500) { paused.resume(); states << paused.state() }
        at(14_000) { states << paused.state() }

        when:
        paused.run()

        then:
        worker.log == [[0, 1], [1000, 2], [7000, 3], [8000, 4], [15_000, 0]]
        states == [RunState.PAUSED, RunState.PAUSED, RunState.SPAWNING, RunState.RUNNING]
        paused.state() == RunState.STOPPED
    }

    def "a shape sees nothing of a pause"() {
        given:
        def asked = []
        def shape = { elapsed -> asked << elapsed.toMillis(); elapsed.toSeconds() < 4 ? Optional.of(new Target((int) elapsed.toSeconds() + 1, 9)) : Optional.empty() }
        def paused = runner(shape as LoadShape, null)
        at(1500) { paused.pause() }
        at(8500) { paused.resume() }

        when:
        def reason = paused.run()

        then:
        asked == [0, 1000, 2000, 3000, 4000]
        worker.log == [[0, 1], [1000, 2], [9000, 3], [10_000, 4], [11_000, 0]]
        reason == new StopReason.ShapeCompleted()
    }

    def "a pause of a run that is #state"() {
        given:
        def run = runner(constant(5, rate), Duration.ofSeconds(30))
        def seen = []
        at(begin) { run.pause(); seen << run.state() }
        at(begin + 100) { run.pause(); seen << run.state() }
        at(begin + 200) { run.resume(); seen << run.state() }
        at(begin + 300) { run.resume(); seen << run.state() }

        when:
        run.run()

        then:
        seen == [RunState.PAUSED, RunState.PAUSED, state, state]
        worker.log.last() == [30_200, 0]

        where:
        state             | rate | begin
        RunState.SPAWNING | 0.1  | 500
        RunState.RUNNING  | 100  | 500
    }

    def "before a run has begun it can be paused: then nobody begins"() {
        given:
        def run = runner(constant(5, 100), Duration.ofSeconds(3))
        def states = []
        run.pause()
        states << run.state()
        at(1000) { states << run.state() }
        at(2000) { run.resume() }

        when:
        run.run()

        then:
        states == [RunState.READY, RunState.PAUSED]
        worker.log == [[2000, 5], [5000, 0]]
    }

    def "a run that ends, or has ended, is not paused"() {
        given:
        worker.leavingTurns = 20
        def run = runner(constant(5, 100), Duration.ofSeconds(1))
        def states = []
        at(1020) { run.pause(); states << run.state() }

        when:
        run.run()
        run.pause()

        then:
        states == [RunState.STOPPING]
        run.state() == RunState.STOPPED
    }

    def "a stop ends a run that is paused at once"() {
        given:
        def paused = runner(constant(4, 9), Duration.ofSeconds(60))
        at(1000) { paused.pause() }
        at(3000) { stopSignal.stop(new StopReason.Requested('CTRL+C')) }

        when:
        def reason = paused.run()

        then:
        reason == new StopReason.Requested('CTRL+C')
        worker.log == [[0, 4], [3050, 0]]
        events.last() == 'testStop@3050'
    }

    def "another target is known during the pause, and taken up behind it"() {
        given:
        def steered = runner(constant(4, 9), Duration.ofSeconds(10))
        def targets = []
        at(1000) { steered.pause(); steered.retarget(new Target(9, 2)) }
        at(2000) { targets << steered.target().get(); steered.retarget { before -> new Target(before.users() - 1, 4) } }
        at(3000) { targets << steered.target().get(); steered.resume() }

        when:
        steered.run()

        then:
        targets == [new Target(9, 2), new Target(8, 4)]
        worker.log == [[0, 4], [3000, 8], [12_000, 0]]
    }

    def "an edit is known to the workers during the pause, and its users come behind it"() {
        given:
        def edited = runner(constant(4, 9), Duration.ofSeconds(10), [], plan([A: 1, B: 1]))
        def other = plan([A: 1, C: 1])
        def seen = []
        at(1000) { edited.pause(); seen << edited.replan(other, Optional.empty(), {}) }
        at(2000) { seen << [worker.plans.last(), seen[0].done, worker.byType.size()] }
        at(3000) { edited.resume() }

        when:
        edited.run()

        then:
        seen[1] == [other, true, 1]
        worker.log == [[0, 4], [3000, 4], [12_000, 0]]
        worker.byType[1] == [A: 2, C: 2]
        worker.reasons[1] == Assignment.Reason.EDIT
    }

    private static LoadShape constant(int users, double rate) {
        LoadShape.constant(new Target(users, rate))
    }

    /** Does something once so many milliseconds have passed, as the runner's loop turns. */
    private void at(long millis, Closure action) {
        worker.actions << [millis, action]
    }

    /** A shape as a script's: asked on a thread of its own. */
    private static LoadShape scripted(Closure answer) {
        new LoadShape() {
            @Override
            Optional<Target> at(Duration elapsed) {
                answer(elapsed)
            }

            @Override
            boolean runsScript() {
                true
            }
        }
    }

    private Runner runner(LoadShape shape, Duration runTime, List<RunListener> more = [], TestPlan test = plan([A: 1])) {
        new Runner(test, [worker], new Course(shape, Optional.ofNullable(runTime)),
            new RunContext(stopSignal, clock, recorder, [listener()] + more))
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
        List byType = []
        List reasons = []
        List actions = []
        int leavingTurns = 0
        int tends = 0
        Throwable bug
        private int users = 0

        @Override
        void replan(TestPlan plan) {
            plans << plan
        }

        @Override
        void assign(Assignment assignment) {
            def wanted = assignment.users().values().sum(0)
            log << [clock.elapsed().toMillis(), wanted]
            byType << new TreeMap(assignment.users())
            reasons << assignment.reason()
            users = wanted
        }

        @Override
        void tend() {
            tends++
            def due = actions.findAll { clock.elapsed().toMillis() >= it[0] }
            actions -= due
            due*.get(1)*.call()
            if (bug && users > 0) {
                throw bug
            }
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
