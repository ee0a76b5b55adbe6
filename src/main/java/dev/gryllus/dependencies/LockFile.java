package dev.gryllus.dependencies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file beside a locustfile that says which jars its libraries are, so that each run has the same ones.
///
/// ```text
/// # The exact libraries of locustfile.groovy, ...
/// wanted com.h2database:h2:2.4.240
/// jar com.h2database:h2:2.4.240 sha256:1a2b…
/// ```
final class LockFile {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.dependencies");
    private static final Pattern JAR = Pattern.compile("jar (\\S+) sha256:([0-9a-f]{64})");
    private static final Pattern REQUEST = Pattern.compile("(?:wanted|exclude|repository) .+");

    private final Path path;

    LockFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /// The jars, if the file is there and answers this very request.
    ///
    /// @throws DependencyException if the file holds anything else than a lock
    Optional<List<LockedJar>> jarsFor(LibraryRequest request) {
        List<String> asked = new ArrayList<>();
        List<LockedJar> jars = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher jar = JAR.matcher(line);
            if (jar.matches()) {
                jars.add(new LockedJar(Coordinate.parse(jar.group(1)), jar.group(2)));
            } else if (REQUEST.matcher(line).matches()) {
                asked.add(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new DependencyException(
                        "%s:%d: '%s' does not belong into a lock file. Delete the file to have the libraries resolved anew"
                                .formatted(path, i + 1, line));
            }
        }
        return asked.equals(request.lines()) ? Optional.of(jars) : Optional.empty();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new DependencyException(path + " cannot be read (" + e
                    + "). Make it readable, or delete it to have the libraries resolved anew");
        }
    }

    /// Replaces the file as a whole. A run does not fail because of a folder that takes no file.
    void write(LibraryRequest request, List<LockedJar> jars) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# The exact libraries of a locustfile, written by Gryllus. Keep it beside the script, under version");
        lines.add("# control; delete it to have the libraries resolved anew.");
        lines.addAll(request.lines());
        request.libraries().stream()
                .map(LibraryRequest.Wanted::coordinate)
                .filter(Shipped::bringsAlong)
                .forEach(shipped -> lines.add("# " + shipped + " is not loaded: Gryllus brings its own"));
        jars.forEach(jar -> lines.add("jar " + jar.coordinate() + " sha256:" + jar.sha256()));
        try {
            replace(String.join("\n", lines) + "\n");
        } catch (IOException e) {
            LOG.warn("{} cannot be written ({}): the libraries are resolved anew at each run", path, e.toString());
        }
    }

    private void replace(String text) throws IOException {
        Path fresh = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            move(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING); // a file system that cannot do better
        }
    }
}
