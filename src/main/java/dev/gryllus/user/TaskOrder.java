package dev.gryllus.user;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// In which order the tasks of a set come. Immutable; all users share one, and each visit to the set has a
/// [Cursor] of its own.
public sealed interface TaskOrder permits RandomOrder, SequentialOrder, MarkovOrder {
    /// In the order of the script.
    List<Task> tasks();

    /// The way through the tasks, from its beginning.
    ///
    /// @throws IllegalStateException if there are no tasks
    Cursor start();

    /// The way through the tasks, from where a cursor of another generation of the script has come to.
    Cursor resume(Cursor other);

    /// The same kind of order over other tasks, which are some of these or stand for them by name.
    TaskOrder over(List<Task> others);

    /// One user's own way through the tasks, in one visit. Confined to the user's thread.
    interface Cursor {
        /// The next task, and one step further.
        Task next(RandomGenerator random);

        /// By which task another cursor can tell where this one is; empty if it has no place.
        default Optional<String> position() {
            return Optional.empty();
        }
    }
}
