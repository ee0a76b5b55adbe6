package dev.gryllus.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Class loaders of libraries. All who ask for the same libraries for the same locustfile while they are in use share
/// one loader, so that what a library keeps in its classes lives on when a script is loaded again; the last one to
/// leave closes it. For any thread.
public final class LibraryLoaders {
    private final Libraries libraries;
    private final Map<Key, Shared> inUse = new HashMap<>(); // guarded by this

    /// @param mavenFolder Maven's own, `~/.m2`
    /// @param localRepository where jars are kept, if not where Maven's settings say
    public LibraryLoaders(Path mavenFolder, Optional<Path> localRepository) {
        this.libraries = new Libraries(mavenFolder, localRepository);
    }

    /// With the settings and the local repository that Maven itself would use now.
    public static LibraryLoaders ofThisUser() {
        return new LibraryLoaders(
                Path.of(System.getProperty("user.home"), ".m2"),
                Optional.ofNullable(System.getProperty("maven.repo.local")).map(Path::of));
    }

    private record Key(Path lockFile, LibraryRequest request) {}

    /// Guarded by the outer object.
    private static final class Shared {
        final LibraryLoader loader;
        final Drivers drivers;
        int users;

        Shared(LibraryLoader loader) {
            this.loader = loader;
            this.drivers = new Drivers(loader);
        }
    }

    /// One use of a loader. Everything that runs with its classes must be over when it is closed.
    public final class Lease implements AutoCloseable {
        private final Key key;
        private final ClassLoader loader;
        private boolean over; // guarded by the outer object

        private Lease(Key key, ClassLoader loader) {
            this.key = key;
            this.loader = loader;
        }

        public ClassLoader loader() {
            return loader;
        }

        @Override
        public void close() {
            synchronized (LibraryLoaders.this) {
                if (!over) {
                    over = true;
                    release(key);
                }
            }
        }
    }

    /// Finds the libraries, which may mean to fetch them.
    ///
    /// @param lockFile says which jars they are; written if it does not answer this request
    /// @throws DependencyException if they cannot be had
    public synchronized Lease lease(LibraryRequest request, Path lockFile) {
        Key key = new Key(lockFile, request);
        Shared shared = inUse.get(key);
        if (shared == null) {
            shared = new Shared(new LibraryLoader(libraries.jars(request, new LockFile(lockFile))));
            inUse.put(key, shared);
        }
        shared.users++;
        return new Lease(key, shared.loader);
    }

    private void release(Key key) {
        Shared shared = inUse.get(key);
        shared.users--;
        if (shared.users == 0) {
            inUse.remove(key);
            shared.drivers.close();
            try {
                shared.loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
