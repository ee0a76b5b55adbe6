package dev.gryllus.output;

import dev.gryllus.health.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Our own report beside Locust's JSON, `{name}.run.json`: the manifest of the run, exact figures with success and
/// failure apart, and histograms for tools to merge and compare.
public final class RunJsonOutput implements Output {
    private final Path path;
    private final WholeFile file;
    private final Supplier<Optional<String>> stopReason;
    private final Supplier<List<Generation>> generations;
    private final Supplier<Health> health;
    private Optional<RunManifest> manifest = Optional.empty();

    /// @param name of the file, without `.run.json`
    /// @param stopReason why the run ended, asked for when it has
    /// @param generations of the scripts, asked for at the same time
    /// @param health of the load generator, asked for at the same time
    public RunJsonOutput(
            String name,
            Supplier<Optional<String>> stopReason,
            Supplier<List<Generation>> generations,
            Supplier<Health> health) {
        this.path = Path.of(name + ".run.json");
        this.file = new WholeFile(path);
        this.stopReason = stopReason;
        this.generations = generations;
        this.health = health;
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
        file.write(
                Json.text(RunReport.of(progress.total(), manifest, generations.get(), stopReason.get(), health.get()))
                        + "\n");
    }
}
