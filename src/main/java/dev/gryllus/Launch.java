package dev.gryllus;

import dev.gryllus.cli.CommandLineParser;
import dev.gryllus.cli.Invocation;
import dev.gryllus.cli.Options;
import dev.gryllus.data.DataFiles;
import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.PlanException;
import dev.gryllus.event.Environment;
import dev.gryllus.http.Warmup;
import dev.gryllus.output.Screen;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.script.LocustfilePaths;
import dev.gryllus.script.ScriptDependencies;
import dev.gryllus.stats.Clock;
import dev.gryllus.web.OurPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a command line to a load test. The scripts are read before the options are understood, because they may declare
/// options of their own.
final class Launch {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");
    private static final Duration LONGEST_WARMUP = Duration.ofSeconds(5);

    private final CommandLineParser parser;
    private final String[] arguments;
    private final Invocation.Beginning beginning;
    private final Screen screen;
    private final Path workingDirectory = Path.of("").toAbsolutePath();
    private final Clock clock = Clock.system();

    /// @param screen where the log already goes
    Launch(CommandLineParser parser, String[] arguments, Invocation.Beginning beginning, Screen screen) {
        this.parser = parser;
        this.arguments = arguments.clone();
        this.beginning = beginning;
        this.screen = screen;
    }

    Screen screen() {
        return screen;
    }

    /// For an invocation that reads no script.
    ///
    /// @throws dev.gryllus.cli.OptionException if the operator made a mistake
    void checkOptions() {
        parser.options(List.of(), arguments);
    }

    /// @param builtInHost used where the operator gives none; it wins over the script's
    /// @return the exit code
    int run(List<String> locustfiles, Optional<String> builtInHost) {
        List<Path> files = LocustfilePaths.resolve(locustfiles, workingDirectory);
        Optional<Thread> warmup = beginning.listing() ? Optional.empty() : Optional.of(warmup(files));
        Environment environment = new Environment(clock);
        if (!beginning.headless() && !beginning.listing()) {
            environment.openWebUi(OurPaths::contain);
        }
        return read(environment, files, builtInHost, (options, loaded) -> {
            LoadTest loadTest = new LoadTest(options, loaded, screen, clock);
            return beginning.listing() ? loadTest.list() : loadTest.run(() -> warmup.ifPresent(Launch::finished));
        });
    }

    /// @return the exit code
    int debug(Invocation.Watch watch) {
        List<Path> files = LocustfilePaths.resolve(beginning.locustfiles(), workingDirectory);
        Thread warmup = warmup(files);
        return read(new Environment(clock), files, Optional.empty(), (options, loaded) -> {
            finished(warmup);
            return new Debug(watch, options, loaded, clock).run();
        });
    }

    private int read(
            Environment environment,
            List<Path> files,
            Optional<String> builtInHost,
            ToIntBiFunction<Options, LoadTest.Loaded> action) {
        Optional<String> host = beginning.host().or(() -> builtInHost);
        ScriptReader reader = new ScriptReader(
                files,
                workingDirectory,
                host,
                CompiledScripts.compilation(workingDirectory),
                new ScriptDependencies(beginning.dependencies(), LibraryLoaders.ofThisUser()),
                new DataFiles(),
                environment);
        LoadedScripts scripts = reader.read(source -> {});
        environment.relay().become(scripts.events());
        ScriptOptions scriptOptions = new ScriptOptions(parser, arguments);
        Options options = scriptOptions.of(scripts);
        LOG.info("Starting Gryllus {}", Version.number());
        try {
            scripts = new PlanChoice(options).changed(scripts);
        } catch (PlanException e) {
            LOG.error(e.getMessage());
            return ExitCode.USERS_NOT_CHANGED;
        }
        return action.applyAsInt(options, new LoadTest.Loaded(scripts, reader, scriptOptions));
    }

    private Thread warmup(List<Path> files) {
        return Thread.ofPlatform().daemon().name("warm-up").start(() -> Warmup.run(clock, LikelyUse.of(files)));
    }

    /// It ran beside the compilation of the scripts, which keeps one processor busy.
    private static void finished(Thread warmup) {
        try {
            warmup.join(LONGEST_WARMUP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the runner sees it and ends the run
        }
    }
}
