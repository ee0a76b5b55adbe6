package dev.gryllus.user;

import java.util.Set;

/// Something a user does again and again: a piece of code, or a set of further tasks to go into.
///
/// @param weight how often it comes, relative to the other tasks of its set; at least 1
/// @param tags what `--tags` and `--exclude-tags` select by
public record Task(String name, int weight, Set<String> tags, Action action) {
    public Task {
        if (weight < 1) {
            throw new IllegalArgumentException(
                    "the weight of task '" + name + "' is " + weight + ", must be at least 1");
        }
        tags = Set.copyOf(tags);
    }

    /// Spelled out so that a lambda may be given as the body.
    public Task(String name, int weight, Set<String> tags, Body body) {
        this(name, weight, tags, (Action) body);
    }

    /// What a task is.
    public sealed interface Action permits Body, TaskSetPlan {}

    /// Code to run. One body serves all users of a type, at the same time: state belongs into the [User] or the
    /// [TaskSet].
    @FunctionalInterface
    public non-sealed interface Body extends Action {
        /// Runs once, on the user's own thread; may block, and may throw anything.
        ///
        /// @param set where the task stands; its user is the one to act for
        void run(TaskSet set) throws Throwable;
    }

    /// The same task with another content.
    public Task withAction(Action other) {
        return new Task(name, weight, tags, other);
    }
}
