package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.data.DataFiles;
import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.Course;
import dev.gryllus.engine.LocalWorker;
import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.TagFilter;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserType;
import dev.gryllus.event.Environment;
import dev.gryllus.event.ProcessEvents;
import dev.gryllus.event.RunDescription;
import dev.gryllus.http.Warmup;
import dev.gryllus.output.Machine;
import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.Reporter;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.RunManifest;
import dev.gryllus.output.Screen;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.script.LocustfileLoader;
import dev.gryllus.script.LocustfilePaths;
import dev.gryllus.script.ScriptDependencies;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.Stats;
import dev.gryllus.user.FaultLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One load test on this machine, from options to exit code: what is constructed, in which order, and who knows
/// whom.
final class LoadTest {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private static final Duration LONGEST_WARMUP = Duration.ofSeconds(5);

    private final Options options;
    private final Screen screen;
    private final Path workingDirectory;
    private final Optional<String> builtInHost;
    private final Clock clock = Clock.system();
    private final Environment environment = new Environment(clock);
    private final ProcessEvents process = new ProcessEvents(environment);

    /// @param screen where the log already goes
    /// @param builtInHost used where the operator gives none; it wins over the script's
    LoadTest(Options options, Screen screen, Path workingDirectory, Optional<String> builtInHost) {
        this.options = options;
        this.screen = screen;
        this.workingDirectory = workingDirectory;
        this.builtInHost = builtInHost;
    }

    /// @return the exit code
    int run() {
        LOG.info("Starting Gryllus {}", Version.number());
        Options.Listing listing = options.listing();
        return listing.userClasses() || listing.taskRatio() || listing.taskRatioJson() ? list(listing) : execute();
    }

    private int list(Options.Listing listing) {
        new Listings(System.out, selected(load()), options.load().users()).print(listing);
        return ExitCode.OK;
    }

    private int execute() {
        Thread warmup = Thread.ofPlatform().daemon().name("warm-up").start(() -> Warmup.run(clock));
        LoadedScripts scripts = load();
        TestPlan plan = selected(scripts).runnable();
        CourseChoice choice =
                new CourseChoice(options.load(), plan.shape(options.selection().shape()));
        tellSurprises(plan, choice);
        RunManifest manifest = manifest(scripts);
        finished(warmup);

        Stats stats = new Stats(clock); // counts from here on: nothing before belongs to the run
        StopSignal stopSignal = new StopSignal();
        Recorder recorder = environment.telling(new FaultLog(stats));
        LocalWorker worker = new LocalWorker(
                plan,
                new LocalWorker.Surroundings(
                        clock,
                        recorder,
                        options.load().stopTimeout(),
                        stopSignal,
                        environment.userErrors(),
                        Optional.of(environment)));
        Course course = choice.course(new ShapeContext(() -> worker.status().users(), namesIn(plan)));
        Runner runner = new Runner(
                plan,
                List.of(worker),
                course,
                new Runner.Surroundings(stopSignal, clock, recorder, listeners(stats, stopSignal)));
        List<Output> outputs = new Outputs(options.reports(), screen).of(runner, stopSignal);
        Reporter reporter = new Reporter(clock, () -> stats.snapshot(runner.users()), outputs);

        environment.describe(description(plan));
        environment.begin(runner, stats, recorder);
        process.init();
        Interruptions.stop(stopSignal);
        reporter.start(new RunInfo(clock.now(), course.runTime(), manifest));
        StopReason reason = runner.run();
        stopSignal
                .crash()
                .ifPresent(crash -> LOG.error(
                        "This is a bug in Gryllus, or the machine gave out; please report it", crash.cause()));
        LOG.info("{}, shutting down", reason.text());
        process.quitting();
        Progress last =
                reporter.finish(progress -> LOG.info("Shutting down (exit code {})", exitCode(stopSignal, progress)));
        int exitCode = exitCode(stopSignal, last);
        process.quit(exitCode);
        return exitCode;
    }

    private LoadedScripts load() {
        LoadedScripts scripts = LocustfileLoader.load(
                LocustfilePaths.resolve(options.locustfiles(), workingDirectory),
                workingDirectory,
                options.load().host().or(() -> builtInHost),
                new ScriptDependencies(options.dependencies(), LibraryLoaders.ofThisUser()),
                new DataFiles(),
                environment);
        environment.relay().become(scripts.events());
        return scripts;
    }

    private RunDescription description(TestPlan plan) {
        return new RunDescription(
                Optional.empty(),
                options.load().host().or(() -> builtInHost),
                options.load().stopTimeout(),
                options.selection().tags(),
                options.selection().excludeTags(),
                plan.userTypes().stream().map(UserType::name).toList(),
                Optional.empty(),
                LocustfilePaths.resolve(options.locustfiles(), workingDirectory).stream()
                        .map(Path::toString)
                        .toList(),
                options.reports().resetStats());
    }

    private TestPlan selected(LoadedScripts scripts) {
        Options.Selection selection = options.selection();
        return scripts.plan()
                .restrictedTo(selection.userClasses())
                .filteredBy(new TagFilter(selection.tags(), selection.excludeTags()));
    }

    /// It ran beside the compilation of the scripts, which keeps one processor busy.
    private static void finished(Thread warmup) {
        try {
            warmup.join(LONGEST_WARMUP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the runner sees it and ends the run
        }
    }

    private static Set<String> namesIn(TestPlan plan) {
        return plan.userTypes().stream().map(UserType::name).collect(Collectors.toSet());
    }

    private void tellSurprises(TestPlan plan, CourseChoice choice) {
        if (!options.headless()) {
            LOG.info("There is no web UI yet: running as with --headless");
        }
        choice.tellIgnored();
        choice.fixedNumber()
                .filter(users -> plan.fixedUsers() > users)
                .ifPresent(users -> LOG.info(
                        "Total fixed_count of User classes ({}) is greater than the specified number of users ({}),"
                                + " so not all will be spawned.",
                        plan.fixedUsers(),
                        users));
    }

    private List<RunListener> listeners(Stats stats, StopSignal stopSignal) {
        RunListener script = environment.runEvents(stopSignal);
        return options.reports().resetStats() ? List.of(new ResetWhenSpawned(stats), script) : List.of(script);
    }

    private RunManifest manifest(LoadedScripts scripts) {
        TreeMap<String, String> named = new TreeMap<>();
        options.asMap().forEach((name, value) -> named.put(name, withoutPassword(value.toString())));
        return new RunManifest(
                Version.number(),
                named,
                scripts.sources().stream()
                        .map(source -> new RunManifest.Script(source.file().toString(), source.sha256()))
                        .toList(),
                Machine.current());
    }

    /// `http://user:password@host` without what is in front of the `@`.
    private static String withoutPassword(String text) {
        return text.replaceAll("(?<=://)[^/@\\s]*@", "");
    }

    private int exitCode(StopSignal stopSignal, Progress last) {
        if (stopSignal.crash().isPresent()) {
            return ExitCode.CRASHED;
        }
        boolean failed = last.total().hasFailuresOrExceptions();
        return process.exitCode(failed).orElse(failed ? options.exitCodeOnError() : ExitCode.OK);
    }
}
