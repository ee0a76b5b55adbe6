package dev.gryllus.script;

import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a `user('Name') { … }` block said, before it becomes a user type. The bodies of its tasks run on a
/// [BlockUser].
///
/// @param codes what is known of the block's closures so far
record CapturedBlock(
        String name,
        Class<? extends User> base,
        Settings settings,
        List<Task> tasks,
        Optional<Closure<?>> onStart,
        Optional<Closure<?>> onStop,
        Map<Closure<?>, ClosureCode> codes) {

    CapturedBlock(
            String name,
            Class<? extends User> base,
            Settings settings,
            List<Task> tasks,
            Optional<Closure<?>> onStart,
            Optional<Closure<?>> onStop) {
        this(name, base, settings, tasks, onStart, onStop, new ConcurrentHashMap<>());
    }

    /// What a closure of the block does, found out once for all users. For any thread.
    ClosureCode code(Closure<?> original) {
        return codes.computeIfAbsent(original, ClosureCode::of);
    }
}
