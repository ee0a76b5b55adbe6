package dev.gryllus.report;

import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RunFacts;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.RunManifest;
import dev.gryllus.output.Screen;
import java.util.Optional;
import java.util.function.Supplier;

/// Prints at the end how a run stands against its baseline.
public final class BaselineOutput implements Output {
    private final Screen screen;
    private final RunFacts facts;
    private final Baseline baseline;
    private Optional<Supplier<RunManifest>> manifest = Optional.empty();

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
        manifest = Optional.of(info.manifest());
    }

    @Override
    public void tick(Progress progress) {}

    @Override
    public void finish(Progress progress) {
        Report.of(facts.json(progress.total(), manifest.map(Supplier::get)), Optional.of(baseline))
                .comparison()
                .ifPresent(screen::println);
    }
}
