package dev.gryllus.dependencies;

import dev.gryllus.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/// From a request to the files of its jars: by the lock file if it answers this request, by the resolver otherwise.
///
/// With a lock file and the jars on this machine no part of Maven is loaded, and no network is asked.
///
/// @param mavenFolder Maven's own, `~/.m2`
/// @param localRepository where jars are kept, if not where the settings say
record Libraries(Path mavenFolder, Optional<Path> localRepository) {

    /// @throws DependencyException if a jar cannot be had, or is not the one that was locked
    List<Path> jars(LibraryRequest request, LockFile lock) {
        Path repository = localRepository.orElseGet(() -> LocalRepository.folder(mavenFolder));
        Optional<List<LockedJar>> locked = lock.jarsFor(request);
        return locked.isPresent()
                ? verified(request, locked.get(), repository, lock)
                : resolved(request, repository, lock);
    }

    private List<Path> resolved(LibraryRequest request, Path repository, LockFile lock) {
        List<MavenResolver.Found> found;
        try (MavenResolver resolver = new MavenResolver(repository, mavenFolder)) {
            found = resolver.resolve(request);
        }
        List<LockedJar> jars = new ArrayList<>();
        for (MavenResolver.Found one : found) {
            requireJar(one);
            jars.add(new LockedJar(one.coordinate(), hashOf(one.file())));
        }
        lock.write(request, jars);
        return found.stream().map(MavenResolver.Found::file).toList();
    }

    private List<Path> verified(LibraryRequest request, List<LockedJar> jars, Path repository, LockFile lock) {
        List<Coordinate> missing = jars.stream()
                .map(LockedJar::coordinate)
                .filter(jar -> !Files.exists(LocalRepository.pathIn(repository, jar)))
                .toList();
        if (!missing.isEmpty()) {
            try (MavenResolver resolver = new MavenResolver(repository, mavenFolder)) {
                resolver.fetch(request, missing);
            }
        }
        return jars.stream()
                .map(jar -> verified(jar, LocalRepository.pathIn(repository, jar.coordinate()), lock))
                .toList();
    }

    private static Path verified(LockedJar jar, Path file, LockFile lock) {
        String hash = hashOf(file);
        if (!hash.equals(jar.sha256())) {
            throw new DependencyException(
                    "%s is not the jar that %s names (SHA-256 %s instead of %s). If the jar is damaged, delete it; if it is meant to be another one, delete the lock file"
                            .formatted(file, lock.path(), hash, jar.sha256()));
        }
        return file;
    }

    /// A class loader says nothing about a file that is none; it just finds no class in it.
    private static void requireJar(MavenResolver.Found found) {
        try (ZipFile jar = new ZipFile(found.file().toFile())) {
            jar.size();
        } catch (IOException e) {
            throw new DependencyException(
                    "%s is damaged: %s cannot be opened (%s). Delete it, and start again to fetch it anew"
                            .formatted(found.coordinate(), found.file(), e.getMessage()));
        }
    }

    private static String hashOf(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new DependencyException(file + " cannot be read (" + e + "). Make it readable, or delete it");
        }
    }
}
