package dev.gryllus;

import dev.gryllus.cli.Form;
import dev.gryllus.cli.OptionException;
import dev.gryllus.cli.Options;
import dev.gryllus.cli.UserChange;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.StopReason;
import dev.gryllus.event.ScriptWebUi;
import dev.gryllus.output.Progress;
import dev.gryllus.report.ReportFormat;
import dev.gryllus.web.ControlledTest;
import dev.gryllus.web.Description;
import dev.gryllus.web.Refusal;
import dev.gryllus.web.ScriptAnswer;
import dev.gryllus.web.ScriptTab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The runs as the web interface sees and steers them.
final class WebTest implements ControlledTest {
    private final Runs runs;
    private final Reloads reloads;
    private final Generations generations;
    private final WebDescriptions descriptions;
    private final LogMemory log;
    private final ScriptWebUi script;
    private final List<Double> baseline;
    private List<Object> seen = List.of(); // guarded by this, as is the version
    private long version;

    /// @param script what scripts answer themselves
    /// @param baseline the percentile curve of an older run, if there is one
    WebTest(
            Runs runs,
            Reloads reloads,
            Generations generations,
            String locustfile,
            LogMemory log,
            ScriptWebUi script,
            List<Double> baseline) {
        this.runs = runs;
        this.reloads = reloads;
        this.generations = generations;
        this.descriptions = new WebDescriptions(runs, generations, locustfile);
        this.log = log;
        this.script = script;
        this.baseline = baseline;
    }

    @Override
    public Optional<Progress> progress() {
        return present().flatMap(run -> run.figures().latest());
    }

    private Optional<TestRun> present() {
        return runs.present().run();
    }

    @Override
    public Standing standing() {
        SortedMap<String, Integer> byClass = running();
        State state = switch (runs.present().shownState()) {
            case READY -> State.READY;
            case SPAWNING -> State.SPAWNING;
            case RUNNING -> State.RUNNING;
            case PAUSED -> State.PAUSED;
            case STOPPING -> State.CLEANUP;
            case STOPPED -> State.STOPPED;
        };
        int alive = present().map(run -> run.runner().users()).orElse(0);
        return new Standing(state, alive, byClass);
    }

    private SortedMap<String, Integer> running() {
        return present().map(run -> run.worker().status().running()).orElseGet(TreeMap::new);
    }

    @Override
    public Description description() {
        return descriptions.now();
    }

    /// Looked at often enough to see each change: each second by the feed.
    @Override
    public synchronized long version() {
        List<Object> now = List.of(
                runs.version(),
                generations.present(),
                runs.present().shownState(),
                runs.present().target(),
                script.tabs(),
                present().flatMap(run -> run.runner().runTime()));
        if (!now.equals(seen)) {
            seen = now;
            version++;
        }
        return version;
    }

    @Override
    public Ratios ratios() {
        Map<String, Double> shares = new LinkedHashMap<>();
        SortedMap<String, Integer> running = running();
        double all = running.values().stream().mapToInt(Integer::intValue).sum();
        running.forEach((type, users) -> {
            if (users > 0) {
                shares.put(type, users / all);
            }
        });
        TaskShares tasks = new TaskShares(runs.definition().selected().userTypes(), shares);
        return new Ratios(tasks.perClass(), tasks.total());
    }

    @Override
    public List<String> log() {
        return log.lines();
    }

    @Override
    public Optional<Path> fullHistory() {
        Options.Reports reports = runs.definition().options().reports();
        return reports.csvPrefix()
                .filter(prefix -> reports.csvFullHistory())
                .map(prefix -> Path.of(prefix + "_stats_history.csv"));
    }

    @Override
    public Optional<String> report() {
        return present().flatMap(run -> run.figures().report(ReportFormat.HTML));
    }

    @Override
    public Steered steer(Map<String, List<String>> fields) {
        Definition now = orRefused(() -> runs.steer(complete(fields)));
        boolean timed = !fields.getOrDefault("run_time", List.of("")).contains("");
        return new Steered(
                now.options().load().host(),
                now.courses().shape().map(shape -> shape.name()),
                now.courses().fixedNumber().filter(users -> Form.saysUsers(fields.keySet())),
                now.options().load().runTime().filter(time -> timed).map(Duration::toSeconds),
                now.selected().participating());
    }

    /// What a form that begins a run has to say, and what it means by saying nothing.
    private Map<String, List<String>> complete(Map<String, List<String>> fields) {
        Map<String, List<String>> complete = new LinkedHashMap<>(fields);
        if (!runs.present().isOn()) {
            complete.putIfAbsent("run_time", List.of(""));
            if (runs.definition().options().web().classPicker()) {
                complete.putIfAbsent("user_classes", List.of());
                complete.putIfAbsent("shape_class", List.of("Default"));
            }
        }
        return complete;
    }

    @Override
    public void pause() {
        runner().pause();
    }

    @Override
    public void resume() {
        runner().resume();
    }

    private Runner runner() {
        return runs.present().runner().orElseThrow(() -> new Refusal("No test is running."));
    }

    @Override
    public void stop() throws InterruptedException {
        Optional<TestRun> run = present();
        if (run.isPresent()) {
            run.get().stop(new StopReason.Requested("Stopped in the web interface"));
            run.get().awaitFinish();
        }
    }

    @Override
    public void reload() {
        if (!orRefused(reloads::again)) {
            throw new Refusal("The test ends, and takes nothing up any more.");
        }
    }

    @Override
    public void resetStatistics() {
        present().ifPresent(TestRun::resetStatistics);
    }

    @Override
    public void changeUser(String userClass, Map<String, Object> attributes) {
        orRefused(() -> {
            runs.change(new UserChange(userClass, attributes));
            return true;
        });
    }

    @Override
    public Optional<ScriptAnswer> scriptAnswer(String path, Map<String, List<String>> parameters) {
        return script.answer(path, parameters)
                .map(answer -> new ScriptAnswer(answer.status(), answer.type(), answer.body()));
    }

    @Override
    public List<ScriptTab> scriptTabs() {
        return script.tabs().stream()
                .map(tab -> new ScriptTab(tab.title(), tab.path()))
                .toList();
    }

    @Override
    public List<Double> baseline() {
        return baseline;
    }

    private static <T> T orRefused(Supplier<T> step) {
        try {
            return step.get();
        } catch (OptionException | PlanException e) {
            throw new Refusal(e.getMessage());
        }
    }
}
