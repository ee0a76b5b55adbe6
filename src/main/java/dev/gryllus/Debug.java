package dev.gryllus;

import dev.gryllus.cli.Invocation;
import dev.gryllus.cli.Options;
import dev.gryllus.debug.Detail;
import dev.gryllus.debug.Journal;
import dev.gryllus.debug.SingleUser;
import dev.gryllus.debug.SourceLines;
import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserType;
import dev.gryllus.event.Environment;
import dev.gryllus.event.ProcessEvents;
import dev.gryllus.event.ScriptStats;
import dev.gryllus.output.PlainScreen;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.Stats;
import dev.gryllus.stats.StatsSnapshot;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `gryllus debug`: one user on the main thread, without a runner, and everything that it does on standard output.
final class Debug {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private final Invocation.Watch watch;
    private final Options options;
    private final LoadTest.Loaded loaded;
    private final Clock clock;
    private final Environment environment;
    private final ProcessEvents process;

    Debug(Invocation.Watch watch, Options options, LoadTest.Loaded loaded, Clock clock) {
        this.watch = watch;
        this.options = options;
        this.loaded = loaded;
        this.clock = clock;
        this.environment = loaded.reader().environment();
        this.process = new ProcessEvents(environment);
    }

    /// @return the exit code
    int run() {
        UserType type = chosen();
        Stats stats = new Stats(clock);
        Journal journal = journal(stats);
        Recorder recorder = environment.telling(journal);
        StopSignal signal = new StopSignal();
        SingleUser user = new SingleUser(
                type,
                new SingleUser.DebugContext(
                        clock, journal, recorder, environment.userErrors(), Optional.of(environment), signal),
                new SingleUser.Limits(
                        options.load().runTime(),
                        watch.iterations(),
                        options.load().stopTimeout(),
                        watch.waiting()));
        environment.describe(new Descriptions(loaded.reader()).of(options, type.name()));
        environment.beginWithoutRunner(
                new ScriptStats(() -> stats, clock, Optional::empty, environment::tellStatsReset), recorder);
        process.init();
        Interruptions.stop(user::stop, () -> true, environment.stageListeners()::hurry, () -> {});
        journal.begin();
        live(user, signal);
        process.quitting();
        int exitCode = exitCode(stats.snapshot(1));
        process.quit(exitCode);
        loaded.scripts().libraries().forEach(LibraryLoaders.Lease::close);
        return exitCode;
    }

    private void live(SingleUser user, StopSignal signal) {
        RunListener script = environment.runEvents(signal);
        script.testStart();
        user.run();
        StopReason reason = signal.reason().orElseGet(() -> new StopReason.Requested("The user ended by itself"));
        LOG.info("{}, shutting down", reason.text());
        script.testStopping(reason);
        script.testStop();
    }

    private UserType chosen() {
        Options.Selection selection = options.selection();
        if (selection.userClasses().size() > 1) {
            throw new PlanException("gryllus debug runs one user; name one of "
                    + String.join(", ", selection.userClasses()) + ", not all of them");
        }
        TestPlan plan = new PlanChoice(options).selected(loaded.scripts());
        UserType type = plan.forOneUser();
        if (plan.userTypes().size() > 1) {
            LOG.info(
                    "Debugging {}. There are {}: name another one on the command line",
                    type.name(),
                    plan.userTypes().stream().map(UserType::name).collect(Collectors.joining(", ")));
        }
        return type;
    }

    private Journal journal(Stats stats) {
        return new Journal(
                new PlainScreen(System.out),
                clock,
                ZoneId.systemDefault(),
                new Detail(watch.phases(), watch.headers(), watch.bodies()),
                new SourceLines(loaded.scripts().sources().stream()
                        .map(LoadedScripts.Source::file)
                        .toList()),
                stats);
    }

    private int exitCode(StatsSnapshot snapshot) {
        boolean failed = snapshot.hasFailuresOrExceptions();
        return process.exitCode(failed).orElse(failed ? options.exitCodeOnError() : ExitCode.OK);
    }
}
