package dev.gryllus.script;

import dev.gryllus.engine.PlanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Turns what `-f` names into files: a file, a list, a directory with everything below it, an address to fetch it
/// from.
public final class LocustfilePaths {
    static final String SUFFIX = ".groovy";

    private static final String FROM_MASTER = "-";

    private LocustfilePaths() {}

    /// @param names addresses, and files and directories relative to `workingDirectory`
    /// @return absolute paths, in the order named; those of a directory by name, without files that begin with `_`
    /// @throws PlanException if one is missing, is no Groovy file, or a directory holds none
    public static List<Path> resolve(List<String> names, Path workingDirectory) {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names) {
            if (LocustfileDownload.isAddress(name)) {
                files.add(LocustfileDownload.fetch(name));
                continue;
            }
            Path path = workingDirectory.resolve(name).toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                files.addAll(filesBelow(path, name));
            } else {
                files.add(existing(path, name));
            }
        }
        return List.copyOf(files);
    }

    private static Path existing(Path path, String name) {
        if (name.equals(FROM_MASTER)) {
            throw new PlanException("The locustfile '-' means to get it from the master, which needs --worker;"
                    + " and that is not there yet. Name a file with -f.");
        }
        if (!Files.isRegularFile(path) || !name.endsWith(SUFFIX)) {
            throw new PlanException(
                    "Could not find '" + name + "'. Ensure your locustfile ends with '.groovy' and exists,"
                            + " or name another one with -f. See --help for available options.");
        }
        return path;
    }

    private static List<Path> filesBelow(Path directory, String name) {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> files =
                    walk.filter(LocustfilePaths::isLocustfile).sorted().toList();
            if (files.isEmpty()) {
                throw new PlanException("Could not find any locustfiles in directory '" + name + "'");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocustfile(Path path) {
        String fileName = path.getFileName().toString();
        return Files.isRegularFile(path) && fileName.endsWith(SUFFIX) && !fileName.startsWith("_");
    }
}
