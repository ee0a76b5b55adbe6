package dev.gryllus.dependencies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where Maven keeps the jars of this machine. Finding one here needs no part of Maven.
final class LocalRepository {
    /// The form of a snapshot that was deployed; its folder has the name of the undated one.
    private static final Pattern DATED = Pattern.compile("-\\d{8}\\.\\d{6}-\\d+$");

    private LocalRepository() {}

    /// What the settings say, or `~/.m2/repository`.
    ///
    /// @param mavenFolder Maven's own, `~/.m2`
    static Path folder(Path mavenFolder) {
        Optional<Path> set = Files.exists(mavenFolder.resolve("settings.xml"))
                ? MavenSettings.in(mavenFolder).localRepository()
                : Optional.empty();
        return set.orElseGet(() -> mavenFolder.resolve("repository"));
    }

    /// Where the jar is, if it is there.
    static Path pathIn(Path folder, Coordinate jar) {
        String classifier = jar.classifier().isEmpty() ? "" : "-" + jar.classifier();
        return folder.resolve(jar.group().replace('.', '/'))
                .resolve(jar.artifact())
                .resolve(DATED.matcher(jar.version()).replaceFirst("-SNAPSHOT"))
                .resolve(jar.artifact() + "-" + jar.version() + classifier + ".jar");
    }
}
