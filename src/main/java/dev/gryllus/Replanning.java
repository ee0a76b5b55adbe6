package dev.gryllus;

import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.RunState;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.TestPlan;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// Waits until a run has taken up another plan, or ends instead.
record Replanning(Runner runner) {
    /// How often to look whether the run ends.
    private static final long LOOK_MILLIS = 50;

    /// @param change of how many users run, if it is to be changed
    /// @param with done by the run in the same moment
    /// @return whether the run goes by that plan now
    boolean isDone(Definition next, Definition before, Optional<UnaryOperator<Target>> change, Runnable with)
            throws InterruptedException {
        TestPlan plan = next.selected().runnable();
        ShapeContext context = new ShapeContext(runner::users, Set.copyOf(plan.typeNames()));
        Optional<LoadShape> other = next.courses().replacing(before.courses(), context);
        return isDone(runner.replan(plan, other, change, with));
    }

    private boolean isDone(Future<?> taken) throws InterruptedException {
        while (true) {
            boolean ending = isEnding(); // before the look: what the runner does, it does before it ends
            try {
                taken.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                if (ending) {
                    return false;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private boolean isEnding() {
        return runner.state() == RunState.STOPPING || runner.state() == RunState.STOPPED;
    }
}
