package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserShares;
import dev.gryllus.engine.UserType;
import dev.gryllus.output.RatioTree;
import dev.gryllus.user.Task;
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

    /// Task shares relative to their class.
    private List<RatioTree> perClass() {
        return classes(share -> 1);
    }

    /// Task shares of the whole: multiplied down from the share of their class.
    private List<RatioTree> total() {
        return classes(share -> share);
    }

    private List<RatioTree> classes(DoubleUnaryOperator taskScale) {
        Map<String, Double> shares = UserShares.of(plan, users);
        return plan.userTypes().stream()
                .filter(type -> shares.containsKey(type.name()))
                .map(type -> {
                    double share = shares.get(type.name());
                    return new RatioTree(type.name(), share, tasks(type, taskScale.applyAsDouble(share)));
                })
                .toList();
    }

    private static List<RatioTree> tasks(UserType type, double scale) {
        double sum = type.tasks().stream().mapToInt(Task::weight).sum();
        return type.tasks().stream()
                .map(task -> new RatioTree(task.name(), scale * task.weight() / sum, List.of()))
                .toList();
    }
}
