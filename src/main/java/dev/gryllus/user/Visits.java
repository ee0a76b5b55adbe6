package dev.gryllus.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The task sets that one user is in, from the outermost to where it is now. Confined to the user's thread.
final class Visits {
    /// Beyond it a script goes round in circles.
    static final int DEEPEST = 100;

    private final List<Visit> stack = new ArrayList<>(1);

    Visits(Visit outermost) {
        stack.add(outermost);
    }

    Visit here() {
        return stack.getLast();
    }

    /// Goes into a set inside of the present one, unless its `on_start` throws.
    ///
    /// @throws IllegalStateException if the user is in too many sets already
    /// @throws Exception what `on_start` throws; from an interruption of the set, what that means outside of it
    void enter(TaskSetPlan set, long nowNanos) throws Exception {
        Visit visit = inner(set, nowNanos);
        try {
            visit.set().on_start();
        } catch (InterruptTaskSet e) {
            throw e.isReschedule() ? new RescheduleTaskImmediately() : new RescheduleTask();
        }
        stack.add(visit);
    }

    private Visit inner(TaskSetPlan set, long nowNanos) {
        if (stack.size() == DEEPEST) {
            throw new IllegalStateException(
                    set.name() + " is inside of " + DEEPEST + " task sets: does a set contain itself?");
        }
        return here().inner(set, isOutermost(), nowNanos);
    }

    boolean isOutermost() {
        return stack.size() == 1;
    }

    /// Ends the innermost stay, which is not the outermost.
    Visit leave() {
        return stack.removeLast();
    }

    /// The stays of the same names in another generation of the script: as deep as the new one still has them.
    ///
    /// @param outermost the beginning of the new ones
    Visits movedTo(Visit outermost, long nowNanos) {
        Visits moved = new Visits(outermost.continuing(stack.getFirst()));
        for (Visit old : stack.subList(1, stack.size())) {
            Optional<TaskSetPlan> same = nested(moved.here().plan(), old.plan());
            if (same.isEmpty()) {
                break;
            }
            moved.stack.add(moved.inner(same.get(), nowNanos).continuing(old));
        }
        return moved;
    }

    int depth() {
        return stack.size();
    }

    /// The set of the same name; of several, as `--equal-weights` makes them, the first one with the most tasks in
    /// common.
    private static Optional<TaskSetPlan> nested(TaskSetPlan plan, TaskSetPlan old) {
        List<String> tasks = taskNames(old);
        return plan.order().tasks().stream()
                .flatMap(task -> task.action() instanceof TaskSetPlan set ? Stream.of(set) : Stream.empty())
                .filter(set -> set.name().equals(old.name()))
                .reduce((one, other) -> inCommon(other, tasks) > inCommon(one, tasks) ? other : one);
    }

    private static long inCommon(TaskSetPlan set, List<String> names) {
        return taskNames(set).stream().filter(names::contains).count();
    }

    private static List<String> taskNames(TaskSetPlan set) {
        return set.order().tasks().stream().map(Task::name).toList();
    }
}
