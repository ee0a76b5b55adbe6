package dev.gryllus.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/// A script says something that cannot be meant. Its message speaks to the author; the loader adds the place, from
/// the stack trace or from the line given here.
final class ScriptMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// 0 if the stack trace must tell.
    private final int line;

    ScriptMistake(String message) {
        this(message, 0);
    }

    ScriptMistake(String message, int line) {
        super(message);
        this.line = line;
    }

    OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /// A word that does not exist there.
    ///
    /// @param place what the script was inside of
    /// @param known the words that exist there
    static ScriptMistake unknownWord(String place, String word, Collection<String> known) {
        String hint = closest(word, known)
                .map(match -> " Did you mean '" + match + "'?")
                .orElse("");
        return new ScriptMistake(
                "unknown '%s' in %s.%s Known: %s".formatted(word, place, hint, String.join(", ", known)));
    }

    /// The known word that takes the fewest edits, if that is few enough to be a slip of the finger.
    private static Optional<String> closest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3));
    }

    /// Levenshtein's edit distance, by its usual two-row table.
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
