package dev.gryllus;

import dev.gryllus.engine.PlanException;
import dev.gryllus.output.Generation;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.stats.Clock;
import dev.gryllus.watch.FileWatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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

    private static final Duration UNTIL_THREADS_END = Duration.ofSeconds(1);

    /// Scripts that load.
    ///
    /// @param taking makes the running test go on with them, and answers whether it does: not if it ends before.
    ///     Throws [PlanException] if they cannot be run as the operator has asked for; then nothing has changed
    record Edit(LoadedScripts scripts, BooleanSupplier taking) {}

    /// What reloads are made with.
    interface Test {
        /// Loads the scripts as they are on disk now.
        ///
        /// @param overlay what some files are taken to hold, whatever is on disk
        /// @param onRead told of each file that is read, whether or not all of them load
        /// @throws PlanException if they cannot be run
        Edit load(Map<Path, String> overlay, Consumer<LoadedScripts.Source> onRead);

        /// Whether the test takes nothing up any more.
        boolean isEnding();

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
    private final ReentrantLock loading = new ReentrantLock(); // one edit at a time; guards all below
    private LoadedScripts present;
    private Overlay overlay = Overlay.NONE;

    Reloads(Test test, LoadedScripts first, Generations generations, Clock clock) {
        this.test = test;
        this.present = first;
        this.generations = generations;
        this.clock = clock;
        this.watcher = new FileWatcher(clock, SETTLE, this::changed);
    }

    /// @param watching whether edits are taken up that are saved by others
    void start(boolean watching) {
        if (watching) {
            watcher.watch(hashes(present));
            watcher.start();
        }
        retiring.start();
    }

    /// Afterwards nothing is taken up or told, unless the top level of a script does not let itself be interrupted.
    @Override
    public void close() {
        watcher.close();
        retiring.interrupt();
        if (!retiring.isAlive()) {
            return; // never started: --no-watch
        }
        try {
            retiring.join(UNTIL_THREADS_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever ends the run does not want to wait
        }
    }

    private void changed(Set<Path> seen) {
        loading.lock();
        try {
            Set<Path> files = overlay.changed(seen, hashes(present));
            if (!test.isEnding() && !files.isEmpty()) {
                overlay = overlay.without(files); // who saves last is right
                reload(files);
            }
        } finally {
            loading.unlock();
        }
    }

    private void reload(Set<Path> files) {
        Map<Path, String> read = new ConcurrentHashMap<>();
        try {
            Map<Path, String> texts = overlay.texts();
            Edit edit = TimedLoading.of(() -> test.load(texts, source -> read.put(source.file(), source.sha256())));
            if (isTaken(edit)) {
                takenUp(edit.scripts(), names(files));
            }
        } catch (PlanException e) {
            if (test.isEnding() || Thread.currentThread().isInterrupted()) {
                LOG.debug("The run ends, and an edit that does not load with it", e);
                return;
            }
            refused(e, files);
            watcher.watchAlso(read); // a file that the edit brought along may be the one that is going to be mended
        }
    }

    /// What is in force: files with their texts and hashes.
    List<LoadedScripts.Source> sources() {
        return generations.sources(generations.present());
    }

    /// Whether somebody has saved it, and it is not taken up yet.
    boolean isChangedOnDisk(Path file) {
        loading.lock();
        try {
            return !overlay.changed(Set.of(file), hashes(present)).isEmpty();
        } finally {
            loading.unlock();
        }
    }

    /// Takes these texts up in place of what is on disk, at once.
    ///
    /// @param allowed asked before anything is done, while nothing else is taken up; it may throw
    /// @return whether the test goes on with them: not if it ends before
    /// @throws PlanException if they do not load, or cannot be run; then nothing has changed
    boolean apply(Map<Path, String> texts, Runnable allowed) {
        loading.lock();
        try {
            allowed.run();
            Overlay next = overlay.with(texts);
            Edit edit = TimedLoading.of(() -> test.load(next.texts(), source -> {}));
            boolean taken = isTaken(edit);
            if (taken) {
                overlay = next;
                takenUp(edit.scripts(), names(texts.keySet()));
            }
            return taken;
        } finally {
            loading.unlock();
        }
    }

    /// Writes what was applied to where it belongs, unless somebody else has.
    ///
    /// @return the files that could not be written, with the reason
    Map<Path, String> save(Set<Path> files) {
        loading.lock();
        try {
            Map<Path, String> unsaved = overlay.save(files);
            overlay = overlay.without(
                    files.stream().filter(file -> !unsaved.containsKey(file)).collect(Collectors.toSet()));
            watcher.watch(overlay.watched(hashes(present)));
            return unsaved;
        } finally {
            loading.unlock();
        }
    }

    /// Reads the scripts again, whether or not they have changed.
    ///
    /// @throws PlanException if they do not load, or cannot be run; then nothing has changed
    boolean again() {
        return apply(Map.of(), () -> {});
    }

    private static boolean isTaken(Edit edit) {
        boolean taken = false;
        try {
            taken = edit.taking().getAsBoolean();
        } finally {
            if (!taken) {
                edit.scripts().retire();
            }
        }
        return taken;
    }

    private void refused(PlanException why, Set<Path> files) {
        Set<Path> gone = files.stream().filter(Files::notExists).collect(Collectors.toCollection(TreeSet::new));
        if (gone.isEmpty()) {
            LOG.error(
                    "{}\nGeneration {} stays: save {} again when this is mended",
                    why.getMessage(),
                    generations.present(),
                    names(files));
        } else {
            LOG.error(
                    "{} deleted: the test goes on with generation {}, as it was loaded. Put it back, or save a locustfile"
                            + " that does without it",
                    names(gone),
                    generations.present());
            LOG.debug("without it", why);
        }
    }

    private void takenUp(LoadedScripts next, String files) {
        Generation generation = generations.add(next, clock.now());
        LOG.info("Generation {}: {} changed, users move over after their task", generation.number(), files);
        LoadedScripts old = present;
        present = next;
        watcher.watch(overlay.watched(hashes(next)));
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
