package dev.gryllus;

import dev.gryllus.engine.UserType;
import dev.gryllus.output.RatioTree;
import dev.gryllus.user.MarkovOrder;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSetPlan;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Which part each task has, where it is known which part each user type has.
///
/// @param shares type → its part of the users, from 0 to 1
record TaskShares(List<UserType> types, Map<String, Double> shares) {
    /// Shares of tasks relative to what is around them.
    List<RatioTree> perClass() {
        return shares.entrySet().stream()
                .map(share ->
                        new RatioTree(share.getKey(), share.getValue(), tasks(type(share.getKey()), 1, ratio -> 1)))
                .toList();
    }

    /// Shares of the whole: multiplied down from the share of their class.
    List<RatioTree> total() {
        return shares.entrySet().stream()
                .map(share -> new RatioTree(
                        share.getKey(),
                        share.getValue(),
                        tasks(type(share.getKey()), share.getValue(), ratio -> ratio)))
                .toList();
    }

    private List<Task> type(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow()
                .tasks();
    }

    /// @param scale what the shares of these tasks sum up to
    /// @param scaleInside the same for the tasks inside of one that has the share given
    private static List<RatioTree> tasks(List<Task> tasks, double scale, DoubleUnaryOperator scaleInside) {
        double sum = tasks.stream().mapToInt(Task::weight).sum();
        return tasks.stream()
                .map(task -> {
                    double ratio = scale * task.weight() / sum;
                    return new RatioTree(
                            task.name(), ratio, tasks(inside(task), scaleInside.applyAsDouble(ratio), scaleInside));
                })
                .toList();
    }

    /// Where a Markov chain spends its time its weights do not tell.
    private static List<Task> inside(Task task) {
        return task.action() instanceof TaskSetPlan set && !(set.order() instanceof MarkovOrder)
                ? set.order().tasks()
                : List.of();
    }
}
