package dev.gryllus.http;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/// The named arguments that requests take.
final class ArgumentNames {
    private static final Set<String> ACCEPTED = Set.of(
            "allow_redirects",
            "auth",
            "catch_response",
            "context",
            "cookies",
            "data",
            "files",
            "headers",
            "json",
            "name",
            "params",
            "timeout",
            "verify");

    private ArgumentNames() {}

    /// @throws IllegalArgumentException if requests take no such argument
    static void check(String name) {
        if (!ACCEPTED.contains(name)) {
            throw new IllegalArgumentException("unknown argument '" + name + "'" + suggestion(name)
                    + "; a request takes " + new TreeSet<>(ACCEPTED));
        }
    }

    private static String suggestion(String name) {
        String nearest = ACCEPTED.stream()
                .min(Comparator.comparingInt((String accepted) -> distance(name, accepted))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        return distance(name, nearest) <= Math.max(2, nearest.length() / 3) ? " (did you mean '" + nearest + "'?)" : "";
    }

    /// How many letters must be put in, left out or changed to come from one to the other (Levenshtein's distance).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
