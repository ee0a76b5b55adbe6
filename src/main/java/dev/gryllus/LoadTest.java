package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.StopReason;
import dev.gryllus.event.Environment;
import dev.gryllus.event.ProcessEvents;
import dev.gryllus.event.UsageMonitor;
import dev.gryllus.output.Keyboard;
import dev.gryllus.output.Progress;
import dev.gryllus.output.Screen;
import dev.gryllus.report.Baseline;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The load tests of this process, from options to exit code: what lives as long as the process, in which order it is
/// made, and who knows whom. What is made for each run is in [TestRun].
///
/// | mode                          | runs                                | the process ends                       |
/// |-------------------------------|-------------------------------------|----------------------------------------|
/// | `--headless`                  | one, at once                        | with it                                |
/// | `--autostart`                 | one at once, more when asked for    | when asked to, or after `--autoquit`   |
/// | otherwise                     | when asked for in the web interface | when asked to                          |
final class LoadTest {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    private final Options options;
    private final Screen screen;
    private final Loaded loaded;
    private final Clock clock;
    private final Environment environment;
    private final ProcessEvents process;
    private boolean crashed;
    private Optional<Baseline> baseline = Optional.empty();

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
        this.process = new ProcessEvents(environment);
    }

    /// Prints what the scripts hold, in place of a run.
    ///
    /// @return the exit code
    int list() {
        new Listings(
                        System.out,
                        new PlanChoice(options).selected(loaded.scripts()),
                        options.load().users())
                .print(options.listing());
        return ExitCode.OK;
    }

    /// @param beforeCounting called when everything is made, before the statistics begin
    /// @return the exit code
    int run(Runnable beforeCounting) {
        baseline = readBaseline();
        Optional<LogMemory> log = options.mode().headless() ? Optional.empty() : Optional.of(Logs.remember());
        Definition definition = Definition.of(loaded.scripts(), options);
        new Surprises(options).tell(definition.selected(), definition.courses());
        Generations generations = new Generations(loaded.scripts(), clock.now());
        Optional<WebFeed> feed = log.map(memory -> new WebFeed());
        Runs runs = runs(definition, generations, feed);
        UsageMonitor usage = ScriptAccess.open(runs, environment, clock);
        beforeCounting.run();
        if (options.mode().headless() || options.mode().autostart()) {
            runs.begin();
        }
        finishWhateverEndsTheProcess(runs);
        try (Watchdog _ = Watchdog.start(clock, environment.listenerCalls()::look)) {
            process.init();
            usage.start();
            return attended(
                    runs,
                    usage,
                    generations,
                    reloads -> feed.map(told -> webUi(runs, reloads, generations, log.orElseThrow(), told)));
        }
    }

    private Optional<Baseline> readBaseline() {
        Optional<Options.Baseline> given = options.reports().baseline();
        return given.isPresent() // a lambda would load the classes of reports for everybody
                ? Optional.of(SavedRuns.baseline(given.get()))
                : Optional.empty();
    }

    /// While there is a keyboard, signals and perhaps the web interface; whatever ends it closes them.
    private int attended(
            Runs runs, UsageMonitor usage, Generations generations, Function<Reloads, Optional<WebUi>> opening) {
        PresentRun present = runs.present();
        Optional<Keyboard> keyboard = UserKeys.listen(
                present::state, new UserKeys.Steering(present::retarget, present::pause, present::resume), clock);
        Interruptions.stop(
                runs::quit,
                present::isOn,
                environment.stageListeners()::hurry,
                () -> keyboard.ifPresent(Keyboard::close));
        Optional<TestRun> last;
        Optional<WebUi> web = Optional.empty();
        try {
            try (Reloads reloads = reloads(runs, generations)) {
                web = opening.apply(reloads);
                last = live(runs);
            } finally {
                keyboard.ifPresent(Keyboard::close);
                usage.stop();
            }
            return end(last);
        } finally {
            web.ifPresent(WebUi::close);
        }
    }

    private Runs runs(Definition first, Generations generations, Optional<WebFeed> feed) {
        boolean single = options.mode().headless();
        Descriptions descriptions = new Descriptions(loaded.reader());
        TestRun.Surroundings around = new TestRun.Surroundings(environment, generations, screen, feed, baseline, clock);
        return new Runs(
                first,
                single,
                defined -> environment.describe(descriptions.of(defined)),
                (number, defined) -> new TestRun(defined, around));
    }

    private WebUi webUi(Runs runs, Reloads reloads, Generations generations, LogMemory log, WebFeed feed) {
        List<Double> curve = baseline.isPresent() ? baseline.get().curve() : List.of();
        WebTest test = new WebTest(runs, reloads, generations, locustfile(), log, environment.getWeb_ui(), curve);
        ScriptDesk desk = new ScriptDesk(loaded.reader(), reloads, generations);
        return WebUi.start(options.web(), test, desk, feed, clock);
    }

    private String locustfile() {
        return loaded.reader().files().getFirst().getFileName().toString();
    }

    private Reloads reloads(Runs runs, Generations generations) {
        RunningTest test = new RunningTest(loaded.reader(), loaded.scriptOptions(), runs);
        Reloads reloads = new Reloads(test, loaded.scripts(), generations, clock);
        if (options.mode().watch() || !options.mode().headless()) {
            reloads.start(options.mode().watch());
        }
        return reloads;
    }

    /// One run after the other, until the process is to end.
    ///
    /// @return the last one; it is finished already, unless the process ends with it
    private Optional<TestRun> live(Runs runs) {
        Optional<TestRun> last = Optional.empty();
        try {
            Optional<TestRun> next = runs.next(Optional.empty());
            while (next.isPresent()) {
                last = next;
                StopReason reason = next.get().run();
                crashed |= next.get().hasCrashed();
                if (runs.isLast()) {
                    LOG.info("{}, shutting down", reason.text());
                    return last;
                }
                LOG.info("{}, stopping test", reason.text());
                next.get().finish(progress -> {});
                environment.stageListeners().calm();
                next = runs.next(autoquit());
            }
            if (!runs.isLast()) {
                LOG.info("--autoquit time reached, shutting down");
                runs.quit(new StopReason.Requested("--autoquit time reached")); // nothing is begun from now on
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever ends the process does not want to wait
        }
        return last;
    }

    private Optional<Duration> autoquit() {
        return options.mode().autoquit().stream()
                .filter(seconds -> seconds >= 0)
                .mapToObj(Duration::ofSeconds)
                .findFirst();
    }

    /// Such as a library of the script that calls `System.exit`, or a terminal that is closed. After an end in order it
    /// changes nothing.
    private static void finishWhateverEndsTheProcess(Runs runs) {
        Runnable finish = () -> runs.present().run().ifPresent(TestRun::finishEarly);
        Runtime.getRuntime().addShutdownHook(new Thread(finish, "last report"));
    }

    private int end(Optional<TestRun> last) {
        process.quitting();
        if (last.isEmpty() || last.get().isFinished()) {
            tell(exitCode(last));
        }
        last.ifPresent(run -> run.finish(progress -> tell(exitCode(last, Optional.of(progress)))));
        int exitCode = exitCode(last);
        process.quit(exitCode);
        return exitCode;
    }

    private static void tell(int exitCode) {
        LOG.info("Shutting down (exit code {})", exitCode);
    }

    private int exitCode(Optional<TestRun> last) {
        return exitCode(last, last.flatMap(run -> run.figures().latest()));
    }

    private int exitCode(Optional<TestRun> last, Optional<Progress> figures) {
        if (crashed) {
            return ExitCode.CRASHED;
        }
        boolean failed = figures.filter(progress -> progress.total().hasFailuresOrExceptions())
                .isPresent();
        boolean saturated = options.failOnSaturation()
                && last.filter(run -> run.figures().generator().saturated()).isPresent();
        boolean regressed = baseline.isPresent()
                && options.reports().baseline().orElseThrow().failOnRegression()
                && figures.isPresent()
                && baseline.get().isBetterThan(figures.get().total());
        boolean allEnded = last.filter(run -> run.worker().givenUp() > 0).isEmpty();
        return ExitCode.of(process.exitCode(failed), saturated, regressed, failed, options.exitCodeOnError(), allEnded);
    }
}
