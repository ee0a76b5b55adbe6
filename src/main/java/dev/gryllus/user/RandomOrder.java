package dev.gryllus.user;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Tasks at random, each as often as its weight says, with replacement.
public final class RandomOrder implements TaskOrder, TaskOrder.Cursor {
    private final List<Task> tasks;

    /// The sum of the weights of the task at this index and all before it.
    private final int[] cumulativeWeights;

    public RandomOrder(List<Task> tasks) {
        this.tasks = List.copyOf(tasks);
        this.cumulativeWeights = tasks.stream().mapToInt(Task::weight).toArray();
        Arrays.parallelPrefix(cumulativeWeights, Math::addExact);
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RandomOrder order && tasks.equals(order.tasks);
    }

    @Override
    public int hashCode() {
        return tasks.hashCode();
    }

    /// Chance has no memory, so all visits share this one.
    @Override
    public Cursor start() {
        return this;
    }

    @Override
    public Cursor resume(Cursor other) {
        return this;
    }

    @Override
    public RandomOrder over(List<Task> others) {
        return new RandomOrder(others);
    }

    @Override
    public Task next(RandomGenerator random) {
        int ticket = random.nextInt(cumulativeWeights[cumulativeWeights.length - 1]);
        int found = Arrays.binarySearch(cumulativeWeights, ticket + 1);
        return tasks.get(found >= 0 ? found : -found - 1);
    }
}
