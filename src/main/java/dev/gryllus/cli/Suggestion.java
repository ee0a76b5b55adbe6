package dev.gryllus.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what a mistyped word was probably meant to be.
final class Suggestion {
    private Suggestion() {}

    /// The nearest of the `candidates`, if it is near enough: one slip, and one more for each four letters.
    static Optional<String> nearest(String word, Collection<String> candidates) {
        int slips = 1 + word.length() / 4;
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= slips)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// The line that an error message ends with: `Did you mean 'users'?`, or nothing.
    static String question(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(meant -> "\nDid you mean '" + meant + "'?")
                .orElse("");
    }

    /// The Levenshtein distance: how many letters to insert, drop or replace.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
