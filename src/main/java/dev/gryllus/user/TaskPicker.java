package dev.gryllus.user;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Picks tasks at random, each as often as its weight says. Immutable; all users of a type share one.
public final class TaskPicker {
    private final List<Task> tasks;

    /// The sum of the weights of the task at this index and all before it.
    private final int[] cumulativeWeights;

    public TaskPicker(List<Task> tasks) {
        this.tasks = List.copyOf(tasks);
        this.cumulativeWeights = tasks.stream().mapToInt(Task::weight).toArray();
        Arrays.parallelPrefix(cumulativeWeights, Math::addExact);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    Task pick(RandomGenerator random) {
        int ticket = random.nextInt(cumulativeWeights[cumulativeWeights.length - 1]);
        int found = Arrays.binarySearch(cumulativeWeights, ticket + 1);
        return tasks.get(found >= 0 ? found : -found - 1);
    }
}
