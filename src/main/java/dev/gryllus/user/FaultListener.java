package dev.gryllus.user;

import dev.gryllus.stats.ScriptError;

/// Told of each exception that a script lets out of a task, a wait function, `on_start` or `on_stop`, after it was
/// counted. Called on the user's own thread; may throw [ControlFlow], nothing else.
@FunctionalInterface
public interface FaultListener {
    FaultListener NONE = (user, thrown) -> {};

    void fault(User user, Throwable thrown);

    /// How it is told, in the words of those who wrote it.
    default ScriptError describe(Throwable thrown) {
        return ScriptFaults.describe(thrown);
    }
}
