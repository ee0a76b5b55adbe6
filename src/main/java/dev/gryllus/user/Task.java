package dev.gryllus.user;

import java.util.Set;

/// Something a user does again and again.
///
/// @param weight how often it is picked, relative to the user's other tasks; at least 1
/// @param tags what `--tags` and `--exclude-tags` select by
public record Task(String name, int weight, Set<String> tags, Body body) {
    public Task {
        if (weight < 1) {
            throw new IllegalArgumentException(
                    "the weight of task '" + name + "' is " + weight + ", must be at least 1");
        }
        tags = Set.copyOf(tags);
    }

    /// What a task does. One body serves all users of a type, at the same time: state belongs into the [User].
    @FunctionalInterface
    public interface Body {
        /// Runs once, on the user's own thread; may block, and may throw anything.
        void run(User user) throws Throwable;
    }
}
