package dev.gryllus;

import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.RunState;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.TestPlan;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits until a run has taken up another plan, or ends instead.
record Replanning(Runner runner) {
    /// How often to look whether the run ends.
    private static final long LOOK_MILLIS = 50;

    /// @param with done by the run in the same moment
    /// @return whether the run goes by that plan now
    boolean isDone(TestPlan plan, CourseChoice courses, CourseChoice before, Runnable with)
            throws InterruptedException {
        ShapeContext context = new ShapeContext(runner::users, Set.copyOf(plan.typeNames()));
        Optional<LoadShape> other = courses.replacing(before, context);
        return isDone(runner.replan(plan, other, with));
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
