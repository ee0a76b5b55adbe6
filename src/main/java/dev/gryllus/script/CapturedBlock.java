package dev.gryllus.script;

import dev.gryllus.user.User;
import groovy.lang.Closure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a `user('Name') { … }` block said, before it becomes a user type.
record CapturedBlock(
        String name,
        Class<? extends User> base,
        Settings settings,
        List<CapturedTask> tasks,
        Optional<Closure<?>> onStart,
        Optional<Closure<?>> onStop) {

    record CapturedTask(String name, int weight, Set<String> tags, Closure<?> body) {}
}
