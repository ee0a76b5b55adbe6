package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.Course;
import dev.gryllus.engine.LocalWorker;
import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.event.Environment;
import dev.gryllus.event.ProcessEvents;
import dev.gryllus.event.ScriptRunner;
import dev.gryllus.event.ScriptStats;
import dev.gryllus.event.UsageMonitor;
import dev.gryllus.health.SelfWatch;
import dev.gryllus.output.Keyboard;
import dev.gryllus.output.Machine;
import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.Reporter;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.RunManifest;
import dev.gryllus.output.Screen;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.Stats;
import dev.gryllus.user.FaultLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One load test on this machine, from options to exit code: what is constructed, in which order, and who knows
/// whom.
final class LoadTest {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private final Options options;
    private final Screen screen;
    private final Loaded loaded;
    private final Clock clock;
    private final Environment environment;
    private final ProcessEvents process;
    private final PlanChoice choice;

    /// What was read before the options could be understood.
    ///
    /// @param scripts as the options have changed them
    /// @param reader reads them again when they are edited
    /// @param scriptOptions what they declare for the command line
    record Loaded(LoadedScripts scripts, ScriptReader reader, ScriptOptions scriptOptions) {}

    /// @param screen where the log already goes
    LoadTest(Options options, Loaded loaded, Screen screen, Clock clock) {
        this.options = options;
        this.loaded = loaded;
        this.screen = screen;
        this.clock = clock;
        this.environment = loaded.reader().environment();
        this.choice = new PlanChoice(options.selection());
        this.process = new ProcessEvents(environment);
    }

    /// Prints what the scripts hold, in place of a run.
    ///
    /// @return the exit code
    int list() {
        new Listings(
                        System.out,
                        choice.selected(loaded.scripts()),
                        options.load().users())
                .print(options.listing());
        return ExitCode.OK;
    }

    /// @param beforeCounting called when everything is made, before the statistics begin
    /// @return the exit code
    int run(Runnable beforeCounting) {
        TestPlan selected = choice.selected(loaded.scripts());
        CourseChoice courses = new CourseChoice(options.load(), choice.shape(selected), selected.isOpen());
        new Surprises(options).tell(selected, courses);
        TestPlan plan = selected.runnable();
        RunManifest manifest = manifest();
        beforeCounting.run();

        Stats stats = new Stats(clock); // counts from here on: nothing before belongs to the run
        StopSignal stopSignal = new StopSignal();
        Recorder recorder = environment.telling(new FaultLog(stats));
        LocalWorker worker = new LocalWorker(
                plan,
                new LocalWorker.WorkerContext(
                        clock,
                        recorder,
                        options.load().stopTimeout(),
                        stopSignal,
                        environment.userErrors(),
                        Optional.of(environment)));
        Course course = courses.course(new ShapeContext(() -> worker.status().users(), Set.copyOf(plan.typeNames())));
        Runner runner = new Runner(
                plan,
                List.of(worker),
                course,
                new Runner.RunContext(stopSignal, clock, recorder, listeners(stats, stopSignal)));
        Generations generations = new Generations(loaded.scripts(), clock.now());
        LatestProgress progressNow = new LatestProgress();
        GeneratorWatch generator =
                new GeneratorWatch(SelfWatch.ofThisProcess(clock), environment.listenerCalls()::listening);
        List<Output> outputs = new ArrayList<>(
                new Outputs(options.reports(), screen).of(runner, stopSignal, generations, generator::health));
        outputs.addAll(0, List.of(progressNow, generator));
        Reporter reporter = new Reporter(clock, () -> stats.snapshot(runner.users()), outputs);

        Descriptions descriptions = new Descriptions(loaded.reader());
        environment.describe(descriptions.of(options, plan, courses));
        UsageMonitor usage = new UsageMonitor(environment, clock, generator::usage);
        environment.begin(
                new ScriptRunner(environment, controls(runner, worker, stopSignal, usage)),
                new ScriptStats(
                        stats, clock, () -> progressNow.latest().map(Progress::recent), environment::tellStatsReset),
                recorder);
        Watchdog watchdog = Watchdog.start(clock, environment.listenerCalls()::look, worker::lookForBusyUsers);
        process.init();
        usage.start();
        Optional<Keyboard> keyboard = UserKeys.listen(runner, clock);
        Interruptions.stop(
                stopSignal::stop, environment.stageListeners()::hurry, () -> keyboard.ifPresent(Keyboard::close));
        reporter.start(new RunInfo(clock.now(), course.runTime(), manifest));
        finishWhateverEndsTheProcess(reporter);
        Watchdog overdue = Watchdog.start(
                clock, new OverdueRun(course.runTime(), stopSignal, environment.stageListeners(), clock));
        Reloads reloads = reloads(runner, courses, descriptions, generations);
        StopReason reason = runner.run();
        overdue.close();
        reloads.close();
        keyboard.ifPresent(Keyboard::close);
        stopSignal
                .crash()
                .ifPresent(crash -> LOG.error(
                        "This is a bug in Gryllus, or the machine gave out; please report it", crash.cause()));
        LOG.info("{}, shutting down", reason.text());
        usage.stop();
        process.quitting();
        Progress last = reporter.finish(progress -> {
            generator.end(progress);
            LOG.info("Shutting down (exit code {})", exitCode(stopSignal, worker, generator, progress));
        });
        int exitCode = exitCode(stopSignal, worker, generator, last);
        process.quit(exitCode);
        watchdog.close();
        return exitCode;
    }

    private static ScriptRunner.Controls controls(
            Runner runner, LocalWorker worker, StopSignal stopSignal, UsageMonitor usage) {
        return new ScriptRunner.Controls(
                runner::state,
                worker::status,
                runner::retarget,
                runner::target,
                stopSignal,
                usage::latest,
                Logs.hostName() + "_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private Reloads reloads(Runner runner, CourseChoice courses, Descriptions descriptions, Generations generations) {
        RunningTest test = new RunningTest(
                loaded.reader(),
                loaded.scriptOptions(),
                runner,
                descriptions,
                new RunningTest.Present(options, courses));
        Reloads reloads = new Reloads(test, loaded.scripts(), generations, clock);
        if (options.mode().watch()) {
            reloads.start();
        }
        return reloads;
    }

    private List<RunListener> listeners(Stats stats, StopSignal stopSignal) {
        RunListener script = environment.runEvents(stopSignal);
        return options.reports().resetStats()
                ? List.of(new ResetWhenSpawned(stats, environment), script)
                : List.of(script);
    }

    private RunManifest manifest() {
        TreeMap<String, String> named = new TreeMap<>();
        options.asMap().forEach((name, value) -> named.put(name, withoutPassword(value.toString())));
        return new RunManifest(Version.number(), named, Generations.scriptsOf(loaded.scripts()), Machine.current());
    }

    /// `http://user:password@host` without what is in front of the `@`.
    private static String withoutPassword(String text) {
        return text.replaceAll("(?<=://)[^/@\\s]*@", "");
    }

    /// Such as a library of the script that calls `System.exit`, or a terminal that is closed. After an end in order it
    /// changes nothing.
    private static void finishWhateverEndsTheProcess(Reporter reporter) {
        Runnable finish = () -> reporter.finish(
                progress -> LOG.warn("The process is being ended while the test runs; this is what was counted"));
        Runtime.getRuntime().addShutdownHook(new Thread(finish, "last report"));
    }

    private int exitCode(StopSignal stopSignal, LocalWorker worker, GeneratorWatch generator, Progress last) {
        if (stopSignal.crash().isPresent()) {
            return ExitCode.CRASHED;
        }
        boolean failed = last.total().hasFailuresOrExceptions();
        boolean saturated = options.failOnSaturation() && generator.saturated();
        return ExitCode.of(
                process.exitCode(failed), saturated, failed, options.exitCodeOnError(), worker.givenUp() == 0);
    }
}
