package dev.gryllus;

import dev.gryllus.cache.ContentCache;
import dev.gryllus.script.Compilation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Where compiled scripts are kept for the next start.
final class CompiledScripts {
    private static final String VARIABLE = "GRYLLUS_CACHE";
    private static final String OFF = "off";

    private CompiledScripts() {}

    /// Keeps nothing where Gryllus runs from classes, which may change under it.
    static Compilation compilation(Path workingDirectory) {
        String build = Version.build();
        return new Compilation(workingDirectory, build.isEmpty() ? ContentCache.none() : ofThisUser(), build);
    }

    private static ContentCache ofThisUser() {
        return folder(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")))
                .map(folder -> ContentCache.in(folder, Clock.systemUTC()))
                .orElseGet(ContentCache::none);
    }

    /// The folder that GRYLLUS_CACHE names, or the one that the system has for caches; none if the variable says `off`.
    static Optional<Path> folder(Map<String, String> environment, String system, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (named.equals(OFF)) {
            return Optional.empty();
        }
        Path caches = named.isBlank() ? ofSystem(environment, system, home).resolve("gryllus") : Path.of(named);
        return Optional.of(caches.resolve("scripts").toAbsolutePath());
    }

    private static Path ofSystem(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Caches");
        }
        String variable = system.startsWith("Windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
        String folder = environment.getOrDefault(variable, "");
        return folder.isBlank() ? home.resolve(".cache") : Path.of(folder);
    }
}
