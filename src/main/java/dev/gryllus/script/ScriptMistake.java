package dev.gryllus.script;

import dev.gryllus.user.Suggestion;
import java.util.Collection;
import java.util.OptionalInt;

/// A script says something that cannot be meant. Its message speaks to the author; the loader adds the place, from
/// the stack trace or from the line given here.
final class ScriptMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The stack trace tells, and is made for that.
    private static final int PLACED = -1;

    /// 0 if the stack trace must tell.
    private final int line;

    ScriptMistake(String message) {
        this(message, 0);
    }

    ScriptMistake(String message, int line) {
        super(message);
        this.line = line;
    }

    /// The same, at the line given here or else at the class; unless it shows its place already.
    ///
    /// @param type a class of a script
    ScriptMistake within(Class<?> type) {
        ScriptPlace place = type.getAnnotation(ScriptPlace.class);
        if (place == null || line == PLACED) {
            return this;
        }
        ScriptMistake placed = new ScriptMistake(getMessage(), PLACED);
        placed.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(type.getName(), "<init>", place.file(), line > 0 ? line : place.line())
        });
        return placed;
    }

    OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /// A word that does not exist there.
    ///
    /// @param place what the script was inside of
    /// @param known the words that exist there
    static ScriptMistake unknownWord(String place, String word, Collection<String> known) {
        String hint = Suggestion.closest(word, known)
                .map(match -> " Did you mean '" + match + "'?")
                .orElse("");
        return new ScriptMistake(
                "unknown '%s' in %s.%s Known: %s".formatted(word, place, hint, String.join(", ", known)));
    }
}
