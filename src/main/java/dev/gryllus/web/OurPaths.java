package dev.gryllus.web;

import java.util.Set;

/// Which paths are answered here, so that no script takes them. Everything below them, for those to come.
public final class OurPaths {
    private static final Set<String> FIRST = Set.of(
            "api",
            "assets",
            "exceptions",
            "login",
            "logout",
            "logs",
            "metrics",
            "stats",
            "stop",
            "swarm",
            "tasks",
            "user",
            "worker-count");

    private OurPaths() {}

    /// @param path below the base path
    public static boolean contain(String path) {
        String first = path.substring(1);
        int end = first.indexOf('/');
        return path.equals("/") || FIRST.contains(end < 0 ? first : first.substring(0, end));
    }
}
