package dev.gryllus.engine;

import dev.gryllus.user.SequentialOrder;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.TaskSetPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `--equal-weights`: every task of a type, at whatever depth, comes as often as any other. Sets stay around their
/// tasks, which need them, but each visit is for one task.
final class EqualWeights {
    private static final Task.Body LEAVE = TaskSet::interrupt;

    private final Set<Task.Action> seen = new HashSet<>();

    private EqualWeights() {}

    /// Each distinct task once, with weight 1, all on one level.
    static List<Task> of(List<Task> tasks) {
        EqualWeights weights = new EqualWeights();
        return tasks.stream().flatMap(weights::leaves).toList();
    }

    private Stream<Task> leaves(Task task) {
        return switch (task.action()) {
            case Task.Body body ->
                seen.add(body) ? Stream.of(new Task(task.name(), 1, task.tags(), body)) : Stream.empty();
            case TaskSetPlan set ->
                set.order().tasks().stream().flatMap(this::leaves).map(leaf -> visit(set, leaf));
        };
    }

    private static Task visit(TaskSetPlan set, Task leaf) {
        Task leave = new Task("leave", 1, Set.of(), LEAVE);
        return new Task(leaf.name(), 1, leaf.tags(), set.withOrder(new SequentialOrder(List.of(leaf, leave))));
    }
}
