package dev.gryllus.stats;

import java.util.Comparator;

/// An exception that a script let out of a task. Equal errors are counted together.
///
/// @param message the exception in one line: `Type: message`
/// @param trace the message and the script's own stack frames, one a line
public record ScriptError(String message, String trace) implements Comparable<ScriptError> {
    private static final Comparator<ScriptError> ORDER =
            Comparator.comparing(ScriptError::message).thenComparing(ScriptError::trace);

    @Override
    public int compareTo(ScriptError other) {
        return ORDER.compare(this, other);
    }
}
