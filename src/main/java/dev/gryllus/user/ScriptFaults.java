package dev.gryllus.user;

import dev.gryllus.stats.ScriptError;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Turns an exception of a script into what is counted and shown: its type, its message, and the frames that the
/// author of the script wrote or chose, without those of the engine, Groovy and the JDK.
public final class ScriptFaults {
    private static final List<String> NOT_THE_SCRIPT = List.of(
            "dev.gryllus.",
            "groovy.",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "okhttp3.",
            "okio.",
            "kotlin.",
            "tools.jackson.",
            "com.jayway.jsonpath.",
            "org.jsoup.");

    private ScriptFaults() {}

    public static ScriptError describe(Throwable thrown) {
        return describe(thrown, ScriptFaults::summary);
    }

    /// @param wording says what was thrown, on one line
    public static ScriptError describe(Throwable thrown, Function<Throwable, String> wording) {
        String summary = wording.apply(thrown);
        StringBuilder trace = new StringBuilder(summary);
        frames(thrown).forEach(frame -> trace.append("\n  at ").append(frame));
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            trace.append("\nCaused by: ").append(wording.apply(cause));
            frames(cause).forEach(frame -> trace.append("\n  at ").append(frame));
        }
        return new ScriptError(summary, trace.toString());
    }

    /// `Type: message`, or the type alone where there is no message.
    public static String summary(Throwable thrown) {
        String type = thrown.getClass().getSimpleName();
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }

    /// The script's frames, innermost first. Groovy's several frames for one line of a script are one here.
    public static Stream<String> frames(Throwable thrown) {
        return frames(thrown.getStackTrace());
    }

    /// The same of a thread's stack.
    public static Stream<String> frames(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> frame.getLineNumber() > 0) // the others are bridges that the compiler made
                .filter(frame -> NOT_THE_SCRIPT.stream().noneMatch(frame.getClassName()::startsWith))
                .map(ScriptFaults::place)
                .distinct();
    }

    private static String place(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.endsWith(".groovy") ? file + ":" + frame.getLineNumber() : frame.toString();
    }
}
