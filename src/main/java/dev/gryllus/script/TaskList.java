package dev.gryllus.script;

import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSet;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Understands the `tasks` attribute of a class: a list, a map from task to weight, or a list of `[task, weight]`. A
/// task is a class of a task set, a function, or the name of a method.
final class TaskList {
    private final Class<?> type;
    private final TaskSetClasses sets;
    private final Self self;
    private final List<Task> tasks = new ArrayList<>();

    TaskList(Class<?> type, TaskSetClasses sets) {
        this.type = type;
        this.sets = sets;
        this.self = Self.of(type);
    }

    List<Task> tasks(Object value) {
        switch (value) {
            case Map<?, ?> weights -> weights.forEach(this::add);
            case Iterable<?> list -> list.forEach(this::addEntry);
            default ->
                throw new IllegalArgumentException(
                        "tasks is wanted as a list of tasks or a map from task to weight, not "
                                + (value instanceof Closure<?> ? "one function: tasks = [{ … }]" : "'" + value + "'"));
        }
        return tasks;
    }

    private void addEntry(Object entry) {
        if (entry instanceof List<?> pair && pair.size() == 2) {
            add(pair.get(0), pair.get(1));
        } else {
            add(entry, 1);
        }
    }

    private void add(Object entry, Object weight) {
        if (!(weight instanceof Integer count) || count < 1) {
            throw new IllegalArgumentException(
                    "tasks: a weight is wanted as a whole number, 1 or more, not '" + weight + "'");
        }
        tasks.add(
                switch (entry) {
                    case Class<?> set
                    when TaskSet.class.isAssignableFrom(set) -> sets.taskOf(set.asSubclass(TaskSet.class), count);
                    case Closure<?> function -> ofFunction(function, count);
                    case CharSequence name -> ofMethod(name.toString(), count);
                    case null, default ->
                        throw new IllegalArgumentException("tasks: a task is the class of a task set, a function,"
                                + " or the name of a method, not '" + entry + "'");
                });
    }

    private Task ofFunction(Closure<?> function, int weight) {
        boolean takesNothing = function.getMaximumNumberOfParameters() == 0;
        Task.Body body = within -> {
            if (takesNothing) {
                function.call();
            } else {
                function.call(self.in(within));
            }
        };
        return new Task("task" + (tasks.size() + 1), weight, Set.of(), body);
    }

    private Task ofMethod(String name, int weight) {
        ScriptMethod method = ScriptMethod.named(name, type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "tasks: " + type.getSimpleName() + " has no method " + name + "() without parameters"));
        return new Task(name, weight, Set.of(), within -> method.call(self.in(within)));
    }
}
