package dev.gryllus;

import dev.gryllus.output.Generation;
import dev.gryllus.output.RunManifest;
import dev.gryllus.script.LoadedScripts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What users have lived by until now, oldest first, counted over all runs of the process. Written by one thread at a
/// time, read by any.
final class Generations {
    private final List<Generation> all = new CopyOnWriteArrayList<>();

    Generations(LoadedScripts first, Instant now) {
        add(first, now);
    }

    Generation add(LoadedScripts scripts, Instant now) {
        Generation next = new Generation(all.size() + 1, now, scriptsOf(scripts));
        all.add(next);
        return next;
    }

    List<Generation> all() {
        return List.copyOf(all);
    }

    /// From this one on, for a run that began with it.
    List<Generation> from(int number) {
        return all.stream().filter(generation -> generation.number() >= number).toList();
    }

    int present() {
        return all.size();
    }

    static List<RunManifest.Script> scriptsOf(LoadedScripts scripts) {
        return scripts.sources().stream()
                .map(source -> new RunManifest.Script(source.file().toString(), source.sha256()))
                .toList();
    }
}
