package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.Course;
import dev.gryllus.engine.LocalWorker;
import dev.gryllus.engine.RunContext;
import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.event.Environment;
import dev.gryllus.output.Progress;
import dev.gryllus.output.Screen;
import dev.gryllus.report.Baseline;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.Stats;
import dev.gryllus.user.FaultLog;
import dev.gryllus.user.LoadTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a test, from its first user to its last report: what is constructed for it, and who knows whom.
///
/// [#run] and [#finish] belong to the main thread; everything else may be called by any.
final class TestRun {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    /// What a run shares with those before and after it.
    ///
    /// @param feed of the web interface, if there is one
    /// @param baseline what runs are compared with, if anything
    record Surroundings(
            Environment environment,
            Generations generations,
            Screen screen,
            Optional<WebFeed> feed,
            Optional<Baseline> baseline,
            Clock clock) {}

    private final Surroundings around;
    private final Stats stats;
    private final Recorder recorder;
    private final StopSignal stopSignal = new StopSignal();
    private final LoadTime time;
    private final LocalWorker worker;
    private final Course course;
    private final Runner runner;
    private final RunFigures figures;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile Optional<Instant> startedAt = Optional.empty();

    /// @throws dev.gryllus.engine.PlanException if that cannot be run
    TestRun(Definition definition, Surroundings around) {
        TestPlan plan = definition.selected().runnable();
        Options options = definition.options();
        Environment environment = around.environment();
        this.around = around;
        this.stats = new Stats(around.clock()); // counts from here on: nothing before belongs to the run
        this.recorder = environment.telling(new FaultLog(stats));
        this.time = new LoadTime(around.clock());
        this.worker = new LocalWorker(
                plan,
                new LocalWorker.WorkerContext(
                        around.clock(),
                        time,
                        recorder,
                        options.load().stopTimeout(),
                        stopSignal,
                        environment.userErrors(),
                        Optional.of(environment)));
        this.course = definition.courses().course(contextOf(plan));
        this.runner = new Runner(
                plan,
                List.of(worker),
                course,
                new RunContext(
                        stopSignal,
                        around.clock(),
                        time,
                        recorder,
                        listeners(options.reports().resetStats())));
        this.figures = new RunFigures(definition, around, stats, runner, stopSignal);
    }

    private List<RunListener> listeners(boolean resetting) {
        RunListener script = around.environment().runEvents(stopSignal);
        return resetting ? List.of(new ResetWhenSpawned(stats, around.environment()), script) : List.of(script);
    }

    private ShapeContext contextOf(TestPlan plan) {
        return new ShapeContext(() -> worker.status().users(), Set.copyOf(plan.typeNames()));
    }

    /// Returns when all users are gone. To be called once.
    StopReason run() {
        Instant now = around.clock().now();
        figures.start(now, course.runTime());
        startedAt = Optional.of(now);
        StopReason reason;
        try (Watchdog _ = Watchdog.start(around.clock(), worker::lookForBusyUsers, overdue())) {
            reason = runner.run();
        }
        stopSignal
                .crash()
                .ifPresent(crash -> LOG.error(
                        "This is a bug in Gryllus, or the machine gave out; please report it", crash.cause()));
        return reason;
    }

    private OverdueRun overdue() {
        return new OverdueRun(runner::runTime, stopSignal, around.environment().stageListeners(), time);
    }

    /// Lets every output finish. A second call changes nothing.
    ///
    /// @param beforehand told what they are going to be shown, once the verdict over the generator is there
    /// @return what they were shown
    Progress finish(Consumer<Progress> beforehand) {
        Progress last = figures.finish(beforehand);
        finished.countDown();
        return last;
    }

    /// Where something ends the process behind our back. Nothing, unless the run has begun and is not finished.
    void finishEarly() {
        if (startedAt.isPresent()) {
            figures.finishEarly(
                    progress -> LOG.warn("The process is being ended while the test runs; this is what was counted"));
        }
    }

    /// Goes on with another definition of the same scripts.
    ///
    /// @param before what the run goes by until now
    /// @param change of how many users run, if it is to be changed
    /// @param with done when it is taken up
    /// @throws dev.gryllus.engine.PlanException if that cannot be run; then nothing has changed
    void goOn(Definition before, Definition next, Optional<UnaryOperator<Target>> change, Runnable with) {
        TestPlan plan = next.selected().runnable();
        if (!next.isSamePlanAs(before)) {
            runner.replan(plan, next.courses().replacing(before.courses(), contextOf(plan)), change, with);
        } else {
            with.run();
            change.ifPresent(runner::retarget);
        }
    }

    /// Forgets what was counted, also in what was told last.
    void resetStatistics() {
        figures.reset();
        around.environment().tellStatsReset();
    }

    /// As [#finish] has done it. Never, if the process ends before.
    void awaitFinish() throws InterruptedException {
        finished.await();
    }

    boolean isFinished() {
        return finished.getCount() == 0;
    }

    /// Whether the run can still be changed: it has not begun to end.
    boolean isGoingOn() {
        return runner.isGoingOn();
    }

    void stop(StopReason why) {
        stopSignal.stop(why);
    }

    boolean hasCrashed() {
        return stopSignal.crash().isPresent();
    }

    Runner runner() {
        return runner;
    }

    LocalWorker worker() {
        return worker;
    }

    Stats stats() {
        return stats;
    }

    Recorder recorder() {
        return recorder;
    }

    RunFigures figures() {
        return figures;
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }
}
