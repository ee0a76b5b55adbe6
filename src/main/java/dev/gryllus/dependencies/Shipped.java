package dev.gryllus.dependencies;

import java.util.List;

/// What Gryllus brings along and shares with scripts: no other version of it is loaded beside.
final class Shipped {
    /// As `group:artifact`.
    static final List<String> LIBRARIES = List.of(
            "org.apache.groovy:groovy",
            "org.apache.groovy:groovy-all",
            "org.apache.groovy:groovy-json",
            "org.apache.groovy:groovy-sql",
            "org.codehaus.groovy:groovy",
            "org.codehaus.groovy:groovy-all",
            "org.codehaus.groovy:groovy-json",
            "org.codehaus.groovy:groovy-sql",
            "org.slf4j:slf4j-api",
            "dev.gryllus:gryllus");

    /// Classes of these packages are ours wherever we have them, so that a script and the engine mean the same ones.
    private static final List<String> PACKAGES =
            List.of("dev.gryllus.", "groovy.", "org.codehaus.groovy.", "org.apache.groovy.", "org.slf4j.");

    private Shipped() {}

    static boolean bringsAlong(Coordinate coordinate) {
        return LIBRARIES.contains(coordinate.group() + ":" + coordinate.artifact());
    }

    static boolean sharesClass(String name) {
        return PACKAGES.stream().anyMatch(name::startsWith);
    }
}
