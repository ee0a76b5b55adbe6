package dev.gryllus.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// What one look at a file shows without reading it. Two looks that differ say that it may have changed.
///
/// @param key tells one file from another that took its name, where the file system has such
record FileStamp(FileTime modified, long size, Optional<Object> key) {
    /// Of no file.
    static final FileStamp ABSENT = new FileStamp(FileTime.fromMillis(0), -1, Optional.empty());

    /// Follows symbolic links.
    static FileStamp of(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isDirectory()
                    ? ABSENT
                    : new FileStamp(found.lastModifiedTime(), found.size(), Optional.ofNullable(found.fileKey()));
        } catch (NoSuchFileException _) {
            return ABSENT;
        }
    }
}
