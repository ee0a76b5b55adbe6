package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserShares;
import dev.gryllus.output.RatioTree;
import java.io.PrintStream;
import java.util.OptionalInt;

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
            RatioTree.lines(shares().perClass(), shares().total()).forEach(out::println);
        } else {
            out.println(RatioTree.json(shares().perClass(), shares().total()));
        }
    }

    private TaskShares shares() {
        return new TaskShares(plan.userTypes(), UserShares.of(plan, users));
    }
}
