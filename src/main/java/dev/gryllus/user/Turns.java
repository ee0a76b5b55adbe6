package dev.gryllus.user;

import java.time.Duration;
import java.util.OptionalLong;

/// When the tasks of one user begin. Called by the user's own thread. A wait that is left to the loop ends early when
/// the user is to look up for a new role, or to end.
abstract sealed class Turns permits Pauses, AwaitedStarts {
    private OptionalLong intendedStart = OptionalLong.empty();

    /// The user is about to begin its first task.
    abstract void first();

    /// A task is over.
    ///
    /// @param gaveWay whether others had their turn since the task before
    /// @return whether the user is to wait for [#left] before the next
    abstract boolean next(boolean gaveWay);

    /// It has waited.
    ///
    /// @param lookUp whether it was asked to look up for a new role
    /// @return whether it is to wait on, for [#left]
    abstract boolean waited(boolean lookUp);

    /// How long the user is to wait from now on, on [LoadTime].
    abstract Duration left();

    /// The next task comes at once, as a part of the turn before.
    final void atOnce() {
        intend(OptionalLong.empty());
    }

    /// The next task is to begin then.
    ///
    /// @param nanos on [LoadTime#nanoTime]; empty without a schedule
    protected final void intend(OptionalLong nanos) {
        intendedStart = nanos;
    }

    /// That of the next task on [LoadTime#nanoTime], if there is a schedule.
    final OptionalLong intendedStart() {
        return intendedStart;
    }

    /// The task that was waited for begins.
    abstract void begun();

    /// Of a user whose task has let others run already.
    static void goOnAtOnce() {}

    /// A task that never blocks must not keep its carrier thread from the other users.
    static void letOthersRun() {
        Thread.yield();
    }
}
