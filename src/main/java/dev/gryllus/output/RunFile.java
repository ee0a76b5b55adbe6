package dev.gryllus.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A file that is made of our own JSON of a run, and written when the run has ended.
public final class RunFile implements Output {
    private final String kind;
    private final Path path;
    private final WholeFile file;
    private final RunFacts facts;
    private final UnaryOperator<String> text;
    private Optional<Supplier<RunManifest>> manifest = Optional.empty();

    /// @param kind of file, for messages
    /// @param text what stands in it, from the JSON
    public RunFile(String kind, Path path, RunFacts facts, UnaryOperator<String> text) {
        this.kind = kind;
        this.path = path;
        this.file = new WholeFile(path);
        this.facts = facts;
        this.text = text;
    }

    /// The JSON itself, `{name}.run.json`, beside Locust's: the manifest of the run, exact figures with success and
    /// failure apart, and histograms for tools to merge and compare.
    ///
    /// @param name of the file, without `.run.json`
    /// @param more what is to stand in it besides, by JSON that has it
    public static RunFile json(String name, RunFacts facts, UnaryOperator<String> more) {
        return new RunFile("JSON file", Path.of(name + ".run.json"), facts, json -> more.apply(json) + "\n");
    }

    @Override
    public String name() {
        return kind + " " + path;
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
        file.write(text.apply(facts.json(progress.total(), manifest.map(Supplier::get))));
    }
}
