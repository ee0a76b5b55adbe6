package dev.gryllus.engine;

import dev.gryllus.user.Task;
import java.util.Collections;
import java.util.Set;

/// Which tasks run: those with an included tag, or all if none is included, without those that have an excluded
/// one.
public record TagFilter(Set<String> include, Set<String> exclude) {
    public static final TagFilter ALL = new TagFilter(Set.of(), Set.of());

    public TagFilter {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    boolean keeps(Task task) {
        boolean included = include.isEmpty() || !Collections.disjoint(task.tags(), include);
        return included && Collections.disjoint(task.tags(), exclude);
    }
}
