package dev.gryllus.user;

import java.util.Set;
import java.util.concurrent.Callable;

/// Understands what a script wants to be done next: `schedule_task('checkout')`.
final class ScheduledTask {
    private ScheduledTask() {}

    /// @param wanted the name of a task of the set, the class of a nested set, or code of the script's own
    /// @throws IllegalArgumentException if it is none of these
    static Task find(Object wanted, TaskSetPlan set) {
        return switch (wanted) {
            case Task task -> task;
            case CharSequence name -> named(name.toString(), set);
            case Class<?> type -> named(type.getSimpleName(), set);
            case Callable<?> code -> new Task("scheduled", 1, Set.of(), within -> code.call());
            default ->
                throw new IllegalArgumentException("a task to schedule is the name of a task of " + set.name()
                        + ", the class of a task set, or code, not '" + wanted + "'");
        };
    }

    private static Task named(String name, TaskSetPlan set) {
        return set.order().tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(set.name() + " has no task '" + name + "', only "
                        + set.order().tasks().stream().map(Task::name).toList()));
    }
}
