package dev.gryllus.dependencies;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The full name of one jar.
///
/// @param classifier empty for the main jar
public record Coordinate(String group, String artifact, String version, String classifier) {
    private static final Pattern PART = Pattern.compile("[\\w.+~-]*\\w[\\w.+~-]*");
    private static final Pattern TEXT = Pattern.compile("([^:]+):([^:]+):([^:]+)(?::([^:]+))?");

    /// They mean something else tomorrow.
    private static final Set<String> MOVING = Set.of("latest", "release", "latest.release", "latest.integration");

    /// @throws DependencyException if a part is missing or cannot be part of a name, or the version is not exact
    public Coordinate {
        if (MOVING.contains(version.toLowerCase(Locale.ROOT)) || version.matches(".*[\\[\\](),*].*|.*\\+")) {
            throw new DependencyException(
                    "'%s:%s:%s' does not name one version. Name one, such as 1.2.3: a test must be repeatable"
                            .formatted(group, artifact, version));
        }
        if (!isPart(group) || !isPart(artifact) || !isPart(version) || !classifier.isEmpty() && !isPart(classifier)) {
            throw malformed(String.join(":", group, artifact, version));
        }
    }

    /// @param text `group:artifact:version` or `group:artifact:version:classifier`; `@jar` behind it says nothing new
    public static Coordinate parse(String text) {
        Matcher parts = TEXT.matcher(text.strip().replaceFirst("@jar$", ""));
        if (!parts.matches()) {
            throw malformed(text);
        }
        return new Coordinate(
                parts.group(1), parts.group(2), parts.group(3), parts.group(4) == null ? "" : parts.group(4));
    }

    /// Whether both name the same library, in whatever version.
    public boolean sameLibrary(Coordinate other) {
        return group.equals(other.group) && artifact.equals(other.artifact) && classifier.equals(other.classifier);
    }

    /// A name becomes a path; `..` must not become a way out of the repository.
    private static boolean isPart(String text) {
        return PART.matcher(text).matches() && !text.contains("..");
    }

    private static DependencyException malformed(String text) {
        return new DependencyException("'" + text
                + "' is no library. Expecting 'group:artifact:version', such as 'com.h2database:h2:2.4.240'");
    }

    @Override
    public String toString() {
        String name = String.join(":", group, artifact, version);
        return classifier.isEmpty() ? name : name + ":" + classifier;
    }
}
