package dev.gryllus.user;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what a mistyped word was probably meant to be. For everything that speaks to the author of a script.
public final class Suggestion {
    private Suggestion() {}

    /// The known word that takes the fewest edits, if that is few enough to be a slip of the finger: one, or one for
    /// each three letters of the `word`. Of several, the first in the alphabet.
    public static Optional<String> closest(String word, Collection<String> known) {
        int slips = Math.max(1, word.length() / 3);
        return known.stream()
                .map(candidate -> new Candidate(candidate, distance(word, candidate)))
                .filter(candidate -> candidate.distance() <= slips)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    /// How many letters must be put in, left out or changed to come from one to the other (Levenshtein's distance).
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
