package dev.gryllus;

import dev.gryllus.engine.PlanException;
import dev.gryllus.output.Generation;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.stats.Clock;
import dev.gryllus.watch.FileWatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up scripts that were edited while the test runs. Saved files are loaded beside the running ones, on the
/// watcher's thread; only what loads is taken up, and what is left behind goes when the last user has moved on.
final class Reloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.reload");

    /// Editors write in several steps; files that have been quiet for so long are saved.
    private static final Duration SETTLE = Duration.ofMillis(200);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /// What reloads are made with.
    interface Test {
        /// Loads the scripts as they are on disk now.
        ///
        /// @param onRead told of each file that is read, whether or not all of them load
        /// @throws PlanException if they cannot be run
        LoadedScripts load(Consumer<LoadedScripts.Source> onRead);

        /// Makes the running test go on with these scripts.
        ///
        /// @throws PlanException if it cannot be run as the operator has asked for; then nothing has changed
        void become(LoadedScripts scripts);

        /// How many users still live by older scripts.
        int outdated();
    }

    private final Test test;
    private final Generations generations;
    private final Clock clock;
    private final FileWatcher watcher;
    private final Thread retiring =
            Thread.ofPlatform().daemon().name("retiring").unstarted(this::retire);
    private final Queue<LoadedScripts> retired = new ConcurrentLinkedQueue<>(); // one thread adds, another removes
    private LoadedScripts present; // belongs to the watcher's thread once that runs

    Reloads(Test test, LoadedScripts first, Generations generations, Clock clock) {
        this.test = test;
        this.present = first;
        this.generations = generations;
        this.clock = clock;
        this.watcher = new FileWatcher(clock, SETTLE, this::changed);
    }

    void start() {
        watcher.watch(hashes(present));
        watcher.start();
        retiring.start();
    }

    @Override
    public void close() {
        watcher.close();
        retiring.interrupt();
    }

    private void changed(Set<Path> files) {
        Map<Path, String> read = new ConcurrentHashMap<>();
        try {
            LoadedScripts next = TimedLoading.of(() -> test.load(source -> read.put(source.file(), source.sha256())));
            try {
                test.become(next);
            } catch (PlanException e) {
                next.retire();
                throw e;
            }
            takenUp(next, names(files));
        } catch (PlanException e) {
            LOG.error(
                    "{}\nGeneration {} stays: save {} again when this is mended",
                    e.getMessage(),
                    generations.present(),
                    names(files));
            watcher.watchAlso(read); // a file that the edit brought along may be the one that is going to be mended
        }
    }

    private void takenUp(LoadedScripts next, String files) {
        Generation generation = generations.add(next, clock.now());
        LOG.info("Generation {}: {} changed, users move over after their task", generation.number(), files);
        LoadedScripts old = present;
        present = next;
        watcher.watch(hashes(next));
        retired.add(old);
    }

    /// Lets go of what nobody lives by any more; one look for all generations that wait for it.
    private void retire() {
        try {
            while (true) {
                clock.sleep(BETWEEN_LOOKS);
                List<LoadedScripts> waiting = List.copyOf(retired);
                if (!waiting.isEmpty() && test.outdated() == 0) {
                    LOG.info("All users run generation {}", generations.present());
                    waiting.forEach(LoadedScripts::retire);
                    retired.removeAll(waiting);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close(): the thread ends here
        }
    }

    private static Map<Path, String> hashes(LoadedScripts scripts) {
        Map<Path, String> hashes = new HashMap<>();
        scripts.sources().forEach(source -> hashes.put(source.file(), source.sha256()));
        return hashes;
    }

    private static String names(Set<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }
}
