package dev.gryllus.stats;

import java.util.Comparator;

/// An exception that a script let out of a task. Equal errors are counted together. Long texts are cut.
///
/// @param message the exception in one line: `Type: message`
/// @param trace the message and the script's own stack frames, one a line
public record ScriptError(String message, String trace) implements Comparable<ScriptError> {
    static final int LONGEST_MESSAGE = 1_000;
    static final int LONGEST_TRACE = 10_000;

    private static final Comparator<ScriptError> ORDER =
            Comparator.comparing(ScriptError::message).thenComparing(ScriptError::trace);

    public ScriptError {
        message = Cut.to(LONGEST_MESSAGE, message);
        trace = Cut.to(LONGEST_TRACE, trace);
    }

    @Override
    public int compareTo(ScriptError other) {
        return ORDER.compare(this, other);
    }
}
