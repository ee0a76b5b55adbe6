package dev.gryllus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/// The time zone of this machine. The JVM reads two tables of all zones of the world for it, some milliseconds of a
/// start. Servers hardly have another than UTC, which needs none of them.
final class LocalZone {
    private static final Path LOCAL_TIME = Path.of("/etc/localtime");
    private static final Set<Path> UTC = Set.of(Path.of("zoneinfo/UTC"), Path.of("zoneinfo/Etc/UTC"));

    private LocalZone() {}

    static ZoneId current() {
        return current(System.getenv(), System.getProperty("user.timezone", ""), LOCAL_TIME);
    }

    /// @param environment its `TZ` wins over the machine's
    /// @param ofJvm what the JVM was told; wins over everything; may be empty
    /// @param localTime links to the file of the machine's zone
    static ZoneId current(Map<String, String> environment, String ofJvm, Path localTime) {
        boolean told = !ofJvm.isEmpty() || !environment.getOrDefault("TZ", "").isEmpty();
        return !told && isUtc(localTime) ? ZoneOffset.UTC : ZoneId.systemDefault();
    }

    private static boolean isUtc(Path localTime) {
        try {
            Path zone = Files.readSymbolicLink(localTime);
            return UTC.stream().anyMatch(zone::endsWith);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // another system, or a copy in place of a link: the JVM finds out
        }
    }
}
