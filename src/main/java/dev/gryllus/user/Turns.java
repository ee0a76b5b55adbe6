package dev.gryllus.user;

import java.util.OptionalLong;

/// When the tasks of one user begin. Called by the user's own thread; what waits here looks up for a new role, and
/// returns early when the user is to end.
sealed interface Turns permits Pauses, AwaitedStarts {
    /// Waits until the first task is to begin.
    ///
    /// @return its intended start on [LoadTime#nanoTime], if there is a schedule
    OptionalLong first();

    /// Waits, after a task, until the next is to begin; answers as [#first].
    OptionalLong next();

    /// The task that was waited for begins.
    void begun();
}
