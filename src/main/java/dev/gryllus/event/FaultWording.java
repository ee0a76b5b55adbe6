package dev.gryllus.event;

import dev.gryllus.stats.ScriptError;
import dev.gryllus.user.ScriptFaults;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.metaclass.MethodSelectionException;

/// What an exception of a script says to its author: where Groovy would speak of classes of the engine, the words of
/// scripts stand, and what could have been meant.
///
/// | thrown                                  | what is said                                                      |
/// |-----------------------------------------|-------------------------------------------------------------------|
/// | a name that does not exist              | what Groovy, or whoever knows the names there, says of it          |
/// | a method that does not exist            | whose it would be, and the nearest one that exists                 |
/// | one that does not take such arguments   | what it takes                                                      |
/// | Java's `wait()` outside of its monitor  | which words wait                                                   |
/// | anything else                           | its type and its own message                                       |
public final class FaultWording {
    /// Groovy keeps what it looked for to itself.
    private static final Pattern SELECTION = Pattern.compile(
            "(?s)Could not find which method (?<word>\\w+)\\((?<arguments>.*?)\\) to invoke from this list:"
                    + ".*?(?<type>[\\w.$]+)#");

    private FaultWording() {}

    /// As [ScriptFaults#describe], for those who write scripts.
    public static ScriptError describe(Throwable thrown) {
        return ScriptFaults.describe(thrown, FaultWording::summary);
    }

    /// As [ScriptFaults#summary], for those who write scripts.
    public static String summary(Throwable thrown) {
        return sentence(thrown)
                .map(sentence -> thrown.getClass().getSimpleName() + ": " + sentence)
                .orElseGet(() -> ScriptFaults.summary(thrown));
    }

    /// What needs no type before it; empty for the last row of the table.
    public static Optional<String> sentence(Throwable thrown) {
        return switch (thrown) {
            case MissingMethodException missing -> Optional.of(MethodWording.of(missing));
            case MissingPropertyException missing -> Optional.of(missing.getMessage());
            case MethodSelectionException ambiguous -> selection(ambiguous);
            case IllegalMonitorStateException _
            when isWait(thrown) ->
                Optional.of("there is no wait() in scripts. Did you mean sleep(500), which pauses for so many"
                        + " milliseconds, or wait_time, which says how users pause between their tasks?");
            default -> Optional.empty();
        };
    }

    private static boolean isWait(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length > 0
                && frames[0].getClassName().equals(Object.class.getName())
                && frames[0].getMethodName().startsWith("wait");
    }

    /// Several methods would take a null, and none takes nothing: so Groovy does not know which one is meant.
    private static Optional<String> selection(MethodSelectionException ambiguous) {
        Matcher call = SELECTION.matcher(ambiguous.getMessage());
        if (!call.find()) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(call.group("type"), false, FaultWording.class.getClassLoader());
            return Optional.of(MethodWording.of(type, call.group("word"), "(" + call.group("arguments") + ")"));
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // of a library of the script: Groovy has said it
        }
    }
}
