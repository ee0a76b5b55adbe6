package dev.gryllus.output;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is replaced as a whole, so that who opens it never sees half of it, and a full disk leaves the last
/// good state. For one thread at a time. Plain streams throughout: unlike channels they bear an interrupt.
public final class WholeFile {
    private final Path path;

    public WholeFile(Path path) {
        this.path = path;
    }

    /// Creates the folders above, and finds out early whether the file can be written; what it holds stays.
    public void prepare() throws IOException {
        createFolders(path);
        new FileOutputStream(path.toFile(), true).close();
    }

    public void write(String text) throws IOException {
        createFolders(path);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(path) || Files.isRegularFile(path)) {
            replace(content);
        } else {
            overwrite(path, content); // a device or a pipe must stay one
        }
    }

    private void replace(byte[] content) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path; // a link stays a link
        Path fresh = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            overwrite(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileNotFoundException | FileSystemException e) {
            // The folder takes no new file, or (Windows) somebody reads the old one. If this fails too, it says why.
            overwrite(target, content);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void overwrite(Path file, byte[] content) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(content);
        }
    }

    static void createFolders(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
