package dev.gryllus.script;

import dev.gryllus.user.TaskSet;
import groovy.lang.Closure;
import java.util.Optional;
import java.util.Set;

/// One visit of a user of the quick form to a `task_set('name') { … }`. Its state is the user's.
final class BlockTaskSet extends TaskSet {
    /// What a task set can be told from inside.
    static final Set<String> WORDS = Set.of("interrupt", "schedule_task", "task_names");

    private final Optional<Closure<?>> onStart;
    private final Optional<Closure<?>> onStop;

    BlockTaskSet(Optional<Closure<?>> onStart, Optional<Closure<?>> onStop) {
        this.onStart = onStart;
        this.onStop = onStop;
    }

    @Override
    public void on_start() {
        onStart.ifPresent(this::call);
    }

    @Override
    public void on_stop() {
        onStop.ifPresent(this::call);
    }

    private void call(Closure<?> body) {
        ((BlockUser) getUser()).call(body, this);
    }
}
