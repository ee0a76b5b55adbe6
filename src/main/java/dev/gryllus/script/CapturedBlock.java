package dev.gryllus.script;

import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import groovy.lang.Closure;
import java.util.List;
import java.util.Optional;

/// What a `user('Name') { … }` block said, before it becomes a user type. The bodies of its tasks run on a
/// [BlockUser].
record CapturedBlock(
        String name,
        Class<? extends User> base,
        Settings settings,
        List<Task> tasks,
        Optional<Closure<?>> onStart,
        Optional<Closure<?>> onStop) {}
