package dev.gryllus.output;

import dev.gryllus.stats.StatsSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Locust's JSON of the finished run: an array of entries. Remembers counts for each second, so only one who asked
/// for JSON pays for it.
public final class JsonOutput implements Output {
    private final String name;
    private final Target target;
    private final RequestHistory history = new RequestHistory();

    private JsonOutput(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    /// `--json`. The stream is flushed and stays open.
    public static JsonOutput toStream(OutputStream out) {
        return new JsonOutput("JSON", json -> {
            out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    /// `--json-file`: writes `{name}.json`. Missing folders are created.
    public static JsonOutput toFile(String name) {
        WholeFile file = new WholeFile(Path.of(name + ".json"));
        return new JsonOutput("JSON file " + name + ".json", new Target() {
            @Override
            public void prepare() throws IOException {
                file.prepare();
            }

            @Override
            public void write(String json) throws IOException {
                file.write(json);
            }
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(RunInfo info) throws IOException {
        target.prepare();
    }

    @Override
    public void tick(Progress progress) {
        history.advance(progress.total());
    }

    @Override
    public void finish(Progress progress) throws IOException {
        StatsSnapshot total = progress.total();
        history.advance(total);
        List<LocustEntry> entries = total.entries().values().stream()
                .map(entry -> LocustEntry.of(entry, total, history.of(entry.key())))
                .toList();
        target.write(Json.text(entries));
    }

    @FunctionalInterface
    private interface Target {
        default void prepare() throws IOException {}

        void write(String json) throws IOException;
    }
}
