package dev.gryllus.script;

import dev.gryllus.user.Pause;
import java.time.Duration;
import java.util.Optional;

/// A script's own function in place of a wait time.
///
/// @param owner whose wait time it is, as error messages call it
/// @param place where it stands, as far as that is known: an answer that is no time leaves no stack frame of it
record WaitFunction(String owner, Optional<StackTraceElement> place) {

    /// @throws ScriptMistake if that is no time
    Pause pause(Object answer) {
        try {
            return new Pause(Seconds.toDuration(answer, "the answer of wait_time of " + owner), Duration.ZERO);
        } catch (IllegalArgumentException e) {
            ScriptMistake mistake = new ScriptMistake(e.getMessage());
            place.ifPresent(spot -> mistake.setStackTrace(new StackTraceElement[] {spot}));
            throw mistake;
        }
    }
}
