package dev.gryllus;

import dev.gryllus.cli.CustomOption;
import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.event.Environment;
import dev.gryllus.script.LoadedScripts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The test as reloads see it, whether a run is on or not. One thread at a time, but for [#outdated] and [#isEnding].
final class RunningTest implements Reloads.Test {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.reload");

    private final ScriptReader reader;
    private final ScriptOptions scriptOptions;
    private final Runs runs;

    RunningTest(ScriptReader reader, ScriptOptions scriptOptions, Runs runs) {
        this.reader = reader;
        this.scriptOptions = scriptOptions;
        this.runs = runs;
    }

    @Override
    public Reloads.Edit load(Map<Path, String> overlay, Consumer<LoadedScripts.Source> onRead) {
        LoadedScripts loaded = reader.read(overlay, onRead);
        try {
            List<CustomOption> declared = ScriptOptions.declaredBy(loaded);
            UnaryOperator<Definition> change =
                    before -> before.with(loaded, scriptOptions.after(before.options(), declared));
            change.apply(runs.definition()); // what cannot be run is refused at once
            return new Reloads.Edit(loaded, () -> take(change, loaded));
        } catch (PlanException e) {
            loaded.retire();
            throw e;
        }
    }

    private boolean take(UnaryOperator<Definition> change, LoadedScripts scripts) {
        Environment environment = reader.environment();
        Options before = runs.definition().options();
        try {
            boolean taken = runs.edit(change, () -> environment.relay().become(scripts.events()));
            if (taken) {
                tell(ScriptOptions.changes(before, runs.definition().options()));
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void tell(List<String> changes) {
        if (!changes.isEmpty()) {
            LOG.info("Options of the script: {}", String.join("; ", changes));
        }
    }

    @Override
    public boolean isEnding() {
        return runs.isEnding();
    }

    @Override
    public int outdated() {
        return runs.present().outdated();
    }
}
