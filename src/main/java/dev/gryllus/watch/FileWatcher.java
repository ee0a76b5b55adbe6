package dev.gryllus.watch;

import dev.gryllus.stats.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells when the content of some files has changed: however an editor saves (over the file, by renaming another
/// one over it, in several steps), and whether files vanish, appear, or are reached through links. A save that
/// changes nothing is no change.
///
/// It looks at the files five times a second, rather than let the operating system call: with ten files that costs
/// about a thousandth of one processor, and it sees the same on every system, on network drives, and in folders that
/// do not exist yet.
/// Only a file that looks different is read, once it has been quiet for the settle time; files that change together
/// are told together.
///
/// [#start], [#watch], [#watchAlso] and [#close] may be called from any thread, also from within the call that tells of
/// a change.
public final class FileWatcher implements AutoCloseable {
    /// Stands for the hash of a file that is not there.
    public static final String ABSENT = "";

    private static final Logger LOG = LoggerFactory.getLogger("gryllus.watch");
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private static final Duration UNTIL_TOLD = Duration.ofSeconds(1);

    /// A file that never comes to rest holds up the others for so many settle times.
    private static final int PATIENCE = 10;

    private final Clock clock;
    private final Duration settle;
    private final Consumer<Set<Path>> onChange;
    private final Thread thread;
    private Map<Path, WatchedFile> files = Map.of(); // guarded by this object, and so are the states in it
    private long restlessSince; // the same

    /// @param settle for how long files must be quiet before they are taken for saved
    /// @param onChange called on the watcher's thread with those that changed
    public FileWatcher(Clock clock, Duration settle, Consumer<Set<Path>> onChange) {
        this.clock = clock;
        this.settle = settle;
        this.onChange = onChange;
        this.thread = Thread.ofPlatform().daemon().name("watcher").unstarted(this::run);
    }

    /// Begins to look; before that nothing is told.
    public void start() {
        thread.start();
    }

    /// Watches these files, and no others any more.
    ///
    /// @param hashes for each file, which need not exist, the SHA-256 of the content that is in use, in lower-case
    ///     hexadecimal: if it holds another already, that is told, too
    public synchronized void watch(Map<Path, String> hashes) {
        Map<Path, WatchedFile> next = new LinkedHashMap<>();
        hashes.forEach((file, hash) -> {
            WatchedFile known = files.get(file);
            next.put(file, known != null && known.hash().equals(hash) ? known : new WatchedFile(file, hash));
        });
        files = next;
    }

    /// Watches these files beside the others.
    ///
    /// @param hashes as of [#watch]; of files that are watched already they are ignored
    public synchronized void watchAlso(Map<Path, String> hashes) {
        Map<Path, WatchedFile> more = new LinkedHashMap<>(files);
        hashes.forEach((file, hash) -> more.computeIfAbsent(file, added -> new WatchedFile(added, hash)));
        files = more;
    }

    /// Comes back when nothing is told any more, or after a moment, if who is told of a change does not end.
    @Override
    public void close() {
        thread.interrupt();
        if (!thread.isAlive() || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(UNTIL_TOLD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // and so nobody waits
        }
    }

    private void run() {
        try {
            while (true) {
                clock.sleep(INTERVAL);
                check();
            }
        } catch (InterruptedException _) {
            LOG.debug("closed");
        }
    }

    /// Looks once, and tells what is to be told.
    void check() {
        Set<Path> changed = changed();
        if (!changed.isEmpty()) {
            try {
                onChange.accept(changed);
            } catch (RuntimeException | Error e) { // whatever it was, the next change may be better
                LOG.error("This is a bug in Gryllus, please report it: a change of {} was not taken up", changed, e);
            }
        }
    }

    private synchronized Set<Path> changed() {
        long now = clock.nanoTime();
        boolean wasAtRest = files.values().stream().noneMatch(WatchedFile::isMoving);
        files.values().forEach(file -> file.look(now));
        if (wasAtRest) {
            restlessSince = now;
        }
        List<WatchedFile> moving =
                files.values().stream().filter(WatchedFile::isMoving).toList();
        boolean outOfPatience =
                now - restlessSince >= settle.multipliedBy(PATIENCE).toNanos();
        if (!outOfPatience && !moving.stream().allMatch(file -> file.isQuiet(now, settle))) {
            return Set.of();
        }
        Set<Path> changed = new TreeSet<>();
        for (WatchedFile file : moving) {
            if (file.isQuiet(now, settle) && file.settle(now)) {
                changed.add(file.file());
            }
        }
        return changed;
    }
}
