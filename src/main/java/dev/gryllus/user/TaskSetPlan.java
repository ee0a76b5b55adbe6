package dev.gryllus.user;

import java.util.Optional;

/// What a set of tasks is made of. Immutable; all users of a type share one.
///
/// @param name what messages call it
/// @param waitTime how users wait between the tasks of this set; if empty, as around it
/// @param maker makes one user's instance for one visit
public record TaskSetPlan(String name, TaskOrder order, Optional<WaitTime> waitTime, Maker maker)
        implements Task.Action {

    /// Makes the objects that scripts know as `self` of a task set.
    @FunctionalInterface
    public interface Maker {
        /// Called on the user's own thread, when the user goes into the set.
        ///
        /// @param parent the enclosing [TaskSet], or the [User]
        TaskSet make(Object parent);

        /// Where a script says what the set is, for messages.
        default Optional<StackTraceElement> place() {
            return Optional.empty();
        }

        /// Carries over what an instance of an older generation of the script knew.
        default void passOn(TaskSet old, TaskSet fresh) {}
    }

    /// The set that every user is in from the beginning; it has no state of its own.
    public static TaskSetPlan root(String typeName, TaskOrder order) {
        return new TaskSetPlan(typeName, order, Optional.empty(), parent -> new TaskSet());
    }

    /// The same set with some of its tasks left out or changed.
    public TaskSetPlan withOrder(TaskOrder other) {
        return new TaskSetPlan(name, other, waitTime, maker);
    }
}
