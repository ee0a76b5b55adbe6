package dev.gryllus.report;

import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RunFacts;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.Screen;
import java.util.Optional;

/// Prints at the end how a run stands against its baseline.
public final class BaselineOutput implements Output {
    private final Screen screen;
    private final RunFacts facts;
    private final Baseline baseline;
    private Optional<RunInfo> run = Optional.empty();

    public BaselineOutput(Screen screen, RunFacts facts, Baseline baseline) {
        this.screen = screen;
        this.facts = facts;
        this.baseline = baseline;
    }

    @Override
    public String name() {
        return "Comparison with " + baseline.name();
    }

    @Override
    public void start(RunInfo info) {
        run = Optional.of(info);
    }

    @Override
    public void tick(Progress progress) {}

    @Override
    public void finish(Progress progress) {
        Report.of(facts.json(progress.total(), run.map(info -> info.manifest().get())), Optional.of(baseline))
                .comparison()
                .ifPresent(screen::println);
    }
}
