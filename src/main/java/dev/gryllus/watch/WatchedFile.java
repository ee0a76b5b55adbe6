package dev.gryllus.watch;

import dev.gryllus.digest.Sha256;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file, and what is known of it. Confined to the lock of its [FileWatcher].
///
/// | state   | left when                              | for                                                       |
/// |---------|----------------------------------------|-----------------------------------------------------------|
/// | settled | a look differs from the last           | moving                                                    |
/// | moving  | no look differed for the settle time   | settled: it is read, and has changed if its hash differs  |
///
/// A while after it settled it is read once more: where the clock of a file system is coarse, a second save of as
/// many bytes looks like the first.
final class WatchedFile {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.watch");

    /// No file system that is in use has a coarser clock.
    private static final Duration COARSEST_CLOCK = Duration.ofMillis(2500);

    private final Path file;
    private String hash;
    private Optional<FileStamp> stamp = Optional.empty(); // before the first look
    private long movedAt;
    private boolean moving;
    private boolean readAgain;
    private boolean told;

    /// @param hash of the content that is known already
    WatchedFile(Path file, String hash) {
        this.file = file;
        this.hash = hash;
    }

    Path file() {
        return file;
    }

    String hash() {
        return hash;
    }

    boolean isMoving() {
        return moving;
    }

    /// Looks at the file, without reading it.
    ///
    /// @param now nanoseconds of a monotonic clock
    void look(long now) {
        Optional<FileStamp> seen = stampNow();
        if (!seen.equals(stamp)) {
            stamp = seen;
            movedAt = now;
            moving = true;
            readAgain = true;
        } else if (readAgain && !moving && now - movedAt >= COARSEST_CLOCK.toNanos()) {
            readAgain = false;
            moving = true;
        }
    }

    /// Whether no look differed for so long.
    boolean isQuiet(long now, Duration settle) {
        return now - movedAt >= settle.toNanos();
    }

    /// Reads the file, which is moving and quiet.
    ///
    /// @return whether its content is another than the last known
    boolean settle(long now) {
        Optional<FileStamp> before = stamp;
        String content;
        try {
            content = hashOf(file);
        } catch (IOException e) {
            tell(e);
            movedAt = now; // so that it is not tried again at once
            return false;
        }
        look(now);
        if (!stamp.equals(before)) {
            return false; // it moved while it was read
        }
        told = false;
        moving = false;
        boolean changed = !content.equals(hash);
        hash = content;
        return changed;
    }

    private Optional<FileStamp> stampNow() {
        try {
            return Optional.of(FileStamp.of(file));
        } catch (IOException e) {
            tell(e);
            return stamp;
        }
    }

    /// An editor may hold it for a moment; it is tried again.
    private void tell(IOException e) {
        if (!told) {
            told = true;
            LOG.warn("{} is watched for changes but cannot be read: {}", file, e.toString());
        }
    }

    /// The SHA-256 of a file's bytes, in lower-case hexadecimal; [FileWatcher#ABSENT] if there is no such file.
    static String hashOf(Path file) throws IOException {
        try {
            return Sha256.of(file);
        } catch (NoSuchFileException _) {
            return FileWatcher.ABSENT;
        }
    }
}
