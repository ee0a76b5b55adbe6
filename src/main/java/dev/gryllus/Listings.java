package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserShares;
import dev.gryllus.output.RatioTree;
import dev.gryllus.user.MarkovOrder;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSetPlan;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/// `--list`, `--show-task-ratio`, `--show-task-ratio-json`: what a plan holds, printed in place of a run.
final class Listings {
    private final PrintStream out;
    private final TestPlan plan;
    private final OptionalInt users;

    Listings(PrintStream out, TestPlan plan, OptionalInt users) {
        this.out = out;
        this.plan = plan;
        this.users = users;
    }

    void print(Options.Listing wanted) {
        if (wanted.userClasses()) {
            out.println("Available Users:");
            plan.userTypes().forEach(type -> out.println("    " + type.name()));
        } else if (wanted.taskRatio()) {
            RatioTree.lines(perClass(), total()).forEach(out::println);
        } else {
            out.println(RatioTree.json(perClass(), total()));
        }
    }

    /// Shares of tasks relative to what is around them.
    private List<RatioTree> perClass() {
        return shares().entrySet().stream()
                .map(share ->
                        new RatioTree(share.getKey(), share.getValue(), tasks(type(share.getKey()), 1, ratio -> 1)))
                .toList();
    }

    /// Shares of the whole: multiplied down from the share of their class.
    private List<RatioTree> total() {
        return shares().entrySet().stream()
                .map(share -> new RatioTree(
                        share.getKey(),
                        share.getValue(),
                        tasks(type(share.getKey()), share.getValue(), ratio -> ratio)))
                .toList();
    }

    private Map<String, Double> shares() {
        return UserShares.of(plan, users);
    }

    private List<Task> type(String name) {
        return plan.userTypes().stream()
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
