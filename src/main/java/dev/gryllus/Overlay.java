package dev.gryllus;

import dev.gryllus.digest.Sha256;
import dev.gryllus.watch.FileWatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Texts of scripts that are in force and not on disk. Immutable.
///
/// @param texts file → what it is taken to hold
/// @param below file → the SHA-256 of what was on disk when its text came: if that changes, somebody else has saved it
record Overlay(Map<Path, String> texts, Map<Path, String> below) {
    static final Overlay NONE = new Overlay(Map.of(), Map.of());

    Overlay {
        texts = Map.copyOf(texts);
        below = Map.copyOf(below);
    }

    Overlay with(Map<Path, String> more) {
        Map<Path, String> allTexts = new HashMap<>(texts);
        Map<Path, String> allBelow = new HashMap<>(below);
        more.forEach((file, text) -> {
            allTexts.put(file, text);
            allBelow.put(file, onDisk(file));
        });
        return new Overlay(allTexts, allBelow);
    }

    Overlay without(Set<Path> files) {
        Map<Path, String> otherTexts = new HashMap<>(texts);
        Map<Path, String> otherBelow = new HashMap<>(below);
        otherTexts.keySet().removeAll(files);
        otherBelow.keySet().removeAll(files);
        return new Overlay(otherTexts, otherBelow);
    }

    /// The hashes that files on disk are expected to have.
    ///
    /// @param inForce those of the texts in force
    Map<Path, String> watched(Map<Path, String> inForce) {
        Map<Path, String> watched = new HashMap<>(inForce);
        below.forEach(watched::replace);
        return watched;
    }

    /// Those of the files that somebody else has really changed: what we have written ourselves is in force already.
    Set<Path> changed(Set<Path> files, Map<Path, String> inForce) {
        Map<Path, String> expected = watched(inForce);
        Set<Path> changed = new TreeSet<>();
        for (Path file : files) {
            if (!onDisk(file).equals(expected.getOrDefault(file, ""))) {
                changed.add(file);
            }
        }
        return changed;
    }

    /// Writes these texts, each as a whole or not at all, and none over what somebody else has saved meanwhile.
    ///
    /// @return the files that were not written, with the reason
    Map<Path, String> save(Set<Path> files) {
        Map<Path, String> unsaved = new HashMap<>();
        for (Path file : files) {
            if (!texts.containsKey(file)) {
                continue;
            }
            try {
                if (!onDisk(file).equals(below.get(file))) {
                    unsaved.put(file, "it was changed on disk meanwhile, and is not overwritten");
                } else {
                    write(file.toRealPath(), texts.get(file));
                }
            } catch (IOException e) {
                unsaved.put(file, e.toString());
            }
        }
        return unsaved;
    }

    private static void write(Path file, String text) throws IOException {
        Path beside = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            PosixFileAttributeView before = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (before != null) {
                Files.setPosixFilePermissions(beside, before.readAttributes().permissions());
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String onDisk(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            return FileWatcher.ABSENT;
        }
    }
}
