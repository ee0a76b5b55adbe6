package dev.gryllus.engine;

import dev.gryllus.user.MarkovOrder;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSetPlan;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which tasks run: those with an included tag, or all if none is included, without those that have an excluded
/// one. A task set stays while something is left in it, a Markov chain always.
public record TagFilter(Set<String> include, Set<String> exclude) {
    public static final TagFilter ALL = new TagFilter(Set.of(), Set.of());

    public TagFilter {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /// What is left of these tasks, at any depth. The tags of a set are those of all tasks inside.
    List<Task> of(List<Task> tasks) {
        return left(tasks, Set.of());
    }

    private List<Task> left(List<Task> tasks, Set<String> tagsAround) {
        return tasks.stream().flatMap(task -> left(task, tagsAround)).toList();
    }

    private Stream<Task> left(Task task, Set<String> tagsAround) {
        Set<String> tags = new HashSet<>(tagsAround);
        tags.addAll(task.tags());
        return switch (task.action()) {
            case Task.Body body -> keeps(tags) ? Stream.of(task) : Stream.empty();
            case TaskSetPlan set when set.order() instanceof MarkovOrder -> Stream.of(task);
            case TaskSetPlan set -> {
                List<Task> inside = left(set.order().tasks(), tags);
                yield inside.isEmpty() && !set.order().tasks().isEmpty() // an empty one is a mistake that users tell
                        ? Stream.empty()
                        : Stream.of(task.withAction(set.withOrder(set.order().over(inside))));
            }
        };
    }

    private boolean keeps(Set<String> tags) {
        boolean included = include.isEmpty() || !Collections.disjoint(tags, include);
        return included && Collections.disjoint(tags, exclude);
    }
}
