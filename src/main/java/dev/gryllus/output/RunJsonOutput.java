package dev.gryllus.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Our own report beside Locust's JSON, `{name}.run.json`: the manifest of the run, exact figures with success and
/// failure apart, and histograms for tools to merge and compare.
public final class RunJsonOutput implements Output {
    private final Path path;
    private final WholeFile file;
    private final RunFacts facts;
    private Optional<RunManifest> manifest = Optional.empty();

    /// @param name of the file, without `.run.json`
    public RunJsonOutput(String name, RunFacts facts) {
        this.path = Path.of(name + ".run.json");
        this.file = new WholeFile(path);
        this.facts = facts;
    }

    @Override
    public String name() {
        return "JSON file " + path;
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
        file.write(facts.json(progress.total(), manifest) + "\n");
    }
}
