package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.Runner;
import dev.gryllus.history.RunHistory;
import dev.gryllus.metrics.OtelExport;
import dev.gryllus.metrics.OtelOutput;
import dev.gryllus.output.ConsoleOutput;
import dev.gryllus.output.CsvOutput;
import dev.gryllus.output.Generation;
import dev.gryllus.output.JsonOutput;
import dev.gryllus.output.LiveScreen;
import dev.gryllus.output.LiveView;
import dev.gryllus.output.Output;
import dev.gryllus.output.PlainScreen;
import dev.gryllus.output.RunFacts;
import dev.gryllus.output.RunFile;
import dev.gryllus.output.Screen;
import dev.gryllus.output.StderrTerminal;
import dev.gryllus.report.Baseline;
import dev.gryllus.report.BaselineOutput;
import dev.gryllus.report.Report;
import dev.gryllus.report.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which outputs a run has, as its options ask for them.
final class Outputs {
    private final Options.Reports reports;
    private final Screen screen;
    private final boolean headless;
    private final Optional<Baseline> baseline;

    /// @param headless whether nobody but the console and the files tells of the run
    /// @param baseline what the run is compared with, if anything
    Outputs(Options.Reports reports, Screen screen, boolean headless, Optional<Baseline> baseline) {
        this.reports = reports;
        this.screen = screen;
        this.headless = headless;
        this.baseline = baseline;
    }

    /// The terminal behind stderr, or stderr as a plain stream. Asking for the terminal takes a while, so it is asked
    /// only where the launcher, which knows at once, says that there is one.
    static Screen screen() {
        boolean mayBeTerminal = Boolean.getBoolean("gryllus.terminal");
        boolean colours = System.getenv("NO_COLOR") == null;
        Optional<LiveScreen> terminal = mayBeTerminal ? StderrTerminal.open(System.err, colours) : Optional.empty();
        return terminal.isPresent() ? terminal.get() : new PlainScreen(System.err);
    }

    /// In the order in which they finish: the live view goes away first, then what is printed, then the files.
    ///
    /// @param history if it is kept
    List<Output> of(Runner runner, RunFacts facts, Optional<RunHistory> history) {
        List<Output> outputs = new ArrayList<>();
        liveScreen()
                .ifPresent(live -> outputs.add(new LiveView(
                        live, () -> nameOf(runner, facts.generations().get()), runner::paused)));
        if (reports.json()) {
            outputs.add(JsonOutput.toStream(System.out));
        }
        outputs.add(new ConsoleOutput(
                screen,
                liveScreen().isEmpty() && !reports.onlySummary() && (headless || reports.printStats()),
                () -> facts.health().get().verdict()));
        if (baseline.isPresent()) {
            outputs.add(new BaselineOutput(screen, facts, baseline.get()));
        }
        if (history.isPresent()) {
            outputs.add(history.get()); // a method reference would load the class where none is kept
        }
        reports.csvPrefix().ifPresent(prefix -> outputs.add(new CsvOutput(prefix, reports.csvFullHistory())));
        reports.jsonFile().ifPresent(name -> {
            outputs.add(JsonOutput.toFile(name));
            outputs.add(RunFile.json(name, facts, this::compared));
        });
        reports.html().ifPresent(file -> outputs.add(report(ReportFormat.HTML, file, facts)));
        reports.markdown().ifPresent(file -> outputs.add(report(ReportFormat.MARKDOWN, file, facts)));
        reports.junit().ifPresent(file -> outputs.add(report(ReportFormat.JUNIT, file, facts)));
        if (reports.otel()) {
            outputs.add(new OtelOutput(otelExport()));
        }
        return outputs;
    }

    private String compared(String json) {
        return baseline.isPresent() ? baseline.get().addedTo(json) : json;
    }

    private Output report(ReportFormat format, String file, RunFacts facts) {
        return new RunFile(
                format.title(),
                Path.of(file),
                facts,
                json -> Report.of(json, baseline).text(format));
    }

    private static OtelExport otelExport() {
        try {
            return OtelExport.create(Map.of("service.version", Version.number()), Map.of());
        } catch (IllegalArgumentException e) {
            throw new PlanException(e.getMessage());
        }
    }

    /// Whether the story of the run is kept: only for who shows it, for it costs some milliseconds a second, and
    /// classes to load.
    boolean keepsHistory() {
        return !headless || reports.html().isPresent() || reports.jsonFile().isPresent();
    }

    private Optional<LiveScreen> liveScreen() {
        return screen instanceof LiveScreen live && !reports.onlySummary() ? Optional.of(live) : Optional.empty();
    }

    private static String nameOf(Runner runner, List<Generation> generations) {
        String state = runner.state().name().toLowerCase(Locale.ROOT);
        return generations.size() == 1
                ? state
                : state + ", generation " + generations.getLast().number();
    }
}
