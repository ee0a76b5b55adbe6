package dev.gryllus.http;

import dev.gryllus.user.Suggestion;
import java.util.Set;
import java.util.TreeSet;

/// The named arguments that requests take.
final class ArgumentNames {
    private static final Set<String> ACCEPTED = Set.of(
            "allow_redirects",
            "auth",
            "catch_response",
            "cert",
            "context",
            "cookies",
            "data",
            "files",
            "headers",
            "http2",
            "json",
            "name",
            "params",
            "proxies",
            "stream",
            "timeout",
            "verify");

    private ArgumentNames() {}

    /// @throws IllegalArgumentException if requests take no such argument
    static void check(String name) {
        if (name.equals("hooks")) {
            throw new IllegalArgumentException("hooks: there are none; look at the response in a closure,"
                    + " client.get(url) { response -> … }, or listen to events.request");
        }
        if (!ACCEPTED.contains(name)) {
            throw new IllegalArgumentException("unknown argument '" + name + "'" + suggestion(name)
                    + "; a request takes " + new TreeSet<>(ACCEPTED));
        }
    }

    private static String suggestion(String name) {
        return Suggestion.closest(name, ACCEPTED)
                .map(meant -> " (did you mean '" + meant + "'?)")
                .orElse("");
    }
}
