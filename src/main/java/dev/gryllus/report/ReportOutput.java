package dev.gryllus.report;

import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RunFacts;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.RunManifest;
import dev.gryllus.output.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A file that is written when the run has ended: `--html`, `--markdown`, `--junit`.
public final class ReportOutput implements Output {
    private final ReportFormat format;
    private final Path path;
    private final WholeFile file;
    private final RunFacts facts;
    private Optional<RunManifest> manifest = Optional.empty();

    public ReportOutput(ReportFormat format, Path path, RunFacts facts) {
        this.format = format;
        this.path = path;
        this.file = new WholeFile(path);
        this.facts = facts;
    }

    @Override
    public String name() {
        return format.title() + " " + path;
    }

    @Override
    public void start(RunInfo info) throws IOException {
        manifest = Optional.of(info.manifest());
        file.prepare();
    }

    @Override
    public void tick(Progress progress) {}

    @Override
    public void finish(Progress progress) throws IOException {
        file.write(Report.of(facts.json(progress.total(), manifest)).text(format));
    }
}
