package dev.gryllus;

import dev.gryllus.output.Generation;
import dev.gryllus.output.RunManifest;
import dev.gryllus.script.LoadedScripts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What users have lived by until now, oldest first, counted over all runs of the process. Written by one thread at a
/// time, read by any.
final class Generations {
    /// So many keep their texts, to be shown and gone back to.
    private static final int MOST_TEXTS = 50;

    private final List<Generation> all = new CopyOnWriteArrayList<>();
    private final Map<Integer, List<LoadedScripts.Source>> sources = new ConcurrentHashMap<>();

    Generations(LoadedScripts first, Instant now) {
        add(first, now);
    }

    Generation add(LoadedScripts scripts, Instant now) {
        Generation next = new Generation(all.size() + 1, now, scriptsOf(scripts));
        sources.put(next.number(), List.copyOf(scripts.sources()));
        sources.remove(next.number() - MOST_TEXTS);
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

    /// The files of a generation with their texts; none if it is too old, or there is no such one.
    List<LoadedScripts.Source> sources(int number) {
        return sources.getOrDefault(number, List.of());
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
