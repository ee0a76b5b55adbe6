package dev.gryllus.cache;

import dev.gryllus.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Contents by key, one file each, for any thread and any number of processes at once: a file appears whole or not at
/// all, and is never changed. A file is its content behind the SHA-256 of it, so what a full disk or a crash has cut
/// off is not found.
///
/// Only what this user alone can write is believed ([PrivateFolder]). The launcher asks the folder's time
/// when something was kept or found last.
public final class ContentCache {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.cache");
    private static final int DIGEST_BYTES = 64;
    private static final int MOST_FILES = 200;
    private static final int FILES_AFTER_CLEARING = 150;

    private final Optional<PrivateFolder> folder;
    private final Clock clock;

    private ContentCache(Optional<PrivateFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Finds nothing and keeps nothing.
    public static ContentCache none() {
        return new ContentCache(Optional.empty(), Clock.systemUTC());
    }

    /// @param folder made when something is kept first
    /// @param clock tells which contents were used last
    public static ContentCache in(Path folder, Clock clock) {
        return new ContentCache(Optional.of(new PrivateFolder(folder)), clock);
    }

    /// @param key letters and digits only
    public Optional<byte[]> find(String key) {
        return folder.flatMap(within -> find(within, key));
    }

    private Optional<byte[]> find(PrivateFolder within, String key) {
        Path file = within.path().resolve(key);
        try {
            if (!within.owns(file)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            int start = Math.min(DIGEST_BYTES, bytes.length);
            byte[] content = Arrays.copyOfRange(bytes, start, bytes.length);
            if (!Arrays.equals(Arrays.copyOf(bytes, start), digest(content))) {
                return Optional.empty();
            }
            FileTime now = FileTime.from(clock.instant());
            Files.setLastModifiedTime(file, now);
            Files.setLastModifiedTime(within.path(), now);
            return Optional.of(content);
        } catch (NoSuchFileException _) {
            return Optional.empty(); // never kept, or cleared away by another process a moment ago
        } catch (IOException e) {
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /// @param key letters and digits only
    public void keep(String key, byte[] content) {
        folder.ifPresent(within -> keep(within, key, content));
    }

    private void keep(PrivateFolder within, String key, byte[] content) {
        try {
            if (within.made()) {
                write(within, within.path().resolve(key), content);
                clear(within.path());
            }
        } catch (IOException e) {
            LOG.debug("Nothing is kept in {}: {}", within.path(), e.toString());
        }
    }

    private static void write(PrivateFolder within, Path file, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(within.path(), "unfinished", ""); // for this user alone
        try {
            byte[] digest = digest(content);
            byte[] bytes = Arrays.copyOf(digest, digest.length + content.length);
            System.arraycopy(content, 0, bytes, digest.length, content.length);
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static byte[] digest(byte[] content) {
        return Sha256.of(content).getBytes(StandardCharsets.US_ASCII);
    }

    /// Lets go of what was not used for longest, and with it of what a crashed process left unfinished.
    private static void clear(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        if (files.size() <= MOST_FILES) {
            return;
        }
        List<Path> oldestFirst = files.stream()
                .sorted(Comparator.comparing(ContentCache::lastUse))
                .toList();
        for (Path file : oldestFirst.subList(0, files.size() - FILES_AFTER_CLEARING)) {
            Files.deleteIfExists(file);
        }
    }

    private static FileTime lastUse(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0); // gone already
        }
    }
}
