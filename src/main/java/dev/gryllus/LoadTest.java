package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.LocalWorker;
import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.TagFilter;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.output.Machine;
import dev.gryllus.output.Reporter;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.RunManifest;
import dev.gryllus.output.Screen;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.script.LocustfileLoader;
import dev.gryllus.script.LocustfilePaths;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Stats;
import dev.gryllus.user.FaultLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One load test on this machine, from options to exit code: what is constructed, in which order, and who knows whom.
final class LoadTest {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private final Options options;
    private final Screen screen;
    private final Path workingDirectory;
    private final Optional<String> builtInHost;
    private final Clock clock = Clock.system();
    private final Stats stats = new Stats(clock);

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
        LoadedScripts scripts = LocustfileLoader.load(
                LocustfilePaths.resolve(options.locustfiles(), workingDirectory),
                workingDirectory,
                options.load().host().or(() -> builtInHost));
        TestPlan plan = scripts.plan()
                .restrictedTo(options.selection().userClasses())
                .filteredBy(new TagFilter(
                        options.selection().tags(), options.selection().excludeTags()));
        Options.Listing listing = options.listing();
        if (listing.userClasses() || listing.taskRatio() || listing.taskRatioJson()) {
            new Listings(System.out, plan, options.load().users()).print(listing);
            return ExitCode.OK;
        }
        return execute(plan.runnable(), scripts);
    }

    private int execute(TestPlan plan, LoadedScripts scripts) {
        int users = options.load().users().orElse(1);
        double spawnRate = options.load().spawnRate().orElse(1);
        tellSurprises(plan, users);

        AtomicReference<Runner> runnerLater = new AtomicReference<>();
        LocalWorker worker = new LocalWorker(
                plan,
                new LocalWorker.Surroundings(
                        clock,
                        new FaultLog(stats),
                        options.load().stopTimeout(),
                        reason -> runnerLater.get().stop(reason)));
        Runner runner = new Runner(
                plan,
                List.of(worker),
                LoadShape.constant(new Target(users, spawnRate)),
                options.load().runTime(),
                clock,
                listeners());
        runnerLater.set(runner);
        Reporter reporter = new Reporter(
                clock, () -> stats.snapshot(runner.users()), new Outputs(options.reports(), screen).of(runner));

        Interruptions.stop(runner);
        reporter.start(new RunInfo(clock.now(), options.load().runTime(), manifest(scripts)));
        StopReason reason = runner.run();
        LOG.info("{}, shutting down", reason.text());
        int exitCode = exitCode(reason);
        LOG.info("Shutting down (exit code {})", exitCode);
        reporter.finish();
        return exitCode;
    }

    private void tellSurprises(TestPlan plan, int users) {
        if (!options.headless()) {
            LOG.info("There is no web UI yet: running as with --headless");
        }
        if (plan.fixedUsers() > users) {
            LOG.info(
                    "Total fixed_count of User classes ({}) is greater than the specified number of users ({}),"
                            + " so not all will be spawned.",
                    plan.fixedUsers(),
                    users);
        }
    }

    private List<RunListener> listeners() {
        return options.reports().resetStats() ? List.of(new ResetWhenSpawned(stats)) : List.of();
    }

    private RunManifest manifest(LoadedScripts scripts) {
        TreeMap<String, String> named = new TreeMap<>();
        options.asMap().forEach((name, value) -> named.put(name, value.toString()));
        return new RunManifest(
                Version.number(),
                named,
                scripts.sources().stream()
                        .map(source -> new RunManifest.Script(source.file().toString(), source.sha256()))
                        .toList(),
                Machine.current());
    }

    private int exitCode(StopReason reason) {
        if (reason instanceof StopReason.Crashed(Throwable cause)) {
            LOG.error("This is a bug in Gryllus, or the machine gave out; please report it", cause);
            return ExitCode.CRASHED;
        }
        return stats.snapshot(0).hasFailuresOrExceptions() ? options.exitCodeOnError() : ExitCode.OK;
    }
}
