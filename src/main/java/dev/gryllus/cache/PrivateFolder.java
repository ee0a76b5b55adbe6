package dev.gryllus.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder in which nobody but this user can write: what is found in it may be run. Where files have no such
/// permissions (Windows), the user's profile is what protects it.
final class PrivateFolder {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.cache");
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// As the operating system knows it: not from the environment, which `sudo` may pass on.
    private static final String USER = System.getProperty("user.name");

    private final Path path;

    PrivateFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /// Makes the folder unless it is there.
    ///
    /// @return whether it may be used
    boolean made() throws IOException {
        if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
            Files.createDirectories(path.getParent());
            try {
                Files.createDirectory(
                        path, knowsOwners() ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
            } catch (FileAlreadyExistsException _) {
                // another process was quicker; whether it is ours is asked below
            }
        }
        return isOurs(path);
    }

    /// Whether `file` is one of this folder, and nobody else can have written it.
    boolean owns(Path file) throws IOException {
        return Files.isRegularFile(file, NOFOLLOW_LINKS) && isOurs(path) && isOurs(file);
    }

    private boolean isOurs(Path place) throws IOException {
        if (!knowsOwners()) {
            return true;
        }
        try {
            var attributes = Files.readAttributes(place, PosixFileAttributes.class, NOFOLLOW_LINKS);
            boolean ours = attributes.owner().getName().equals(USER) && !isOpen(attributes.permissions());
            if (!ours) {
                LOG.warn("{} can be written by others than you, so it is not used: delete it", place);
            }
            return ours;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private boolean knowsOwners() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isOpen(Set<PosixFilePermission> permissions) {
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
