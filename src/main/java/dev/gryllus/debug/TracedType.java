package dev.gryllus.debug;

import dev.gryllus.engine.UserType;
import dev.gryllus.stats.Clock;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.InterruptTaskSet;
import dev.gryllus.user.Pacing;
import dev.gryllus.user.Pause;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.TaskSetPlan;
import dev.gryllus.user.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Puts itself around the tasks and wait times of a user type, so that each is told when it begins and when it ends.
///
/// @param waiting false: pauses are told and left out
/// @param ending whether the user is about to end, and will not wait any more
/// @param afterTask called after each task, however it ended
record TracedType(Journal journal, Clock clock, boolean waiting, BooleanSupplier ending, Runnable afterTask) {

    TaskSetPlan root(UserType type) {
        TaskSetPlan root = type.root();
        return root.withOrder(root.order().over(traced(root.order().tasks(), "")));
    }

    WaitTime waitTime(UserType type) {
        return traced(type.waitTime());
    }

    private List<Task> traced(List<Task> tasks, String path) {
        return tasks.stream()
                .map(task -> task.withAction(
                        switch (task.action()) {
                            case Task.Body body -> traced(body, path + task.name());
                            case TaskSetPlan set -> traced(set, path + task.name());
                        }))
                .toList();
    }

    private TaskSetPlan traced(TaskSetPlan set, String path) {
        TaskSetPlan.Maker maker = new TaskSetPlan.Maker() {
            @Override
            public TaskSet make(Object parent) {
                journal.note("set", path);
                return set.maker().make(parent);
            }

            @Override
            public void passOn(TaskSet old, TaskSet fresh) {
                set.maker().passOn(old, fresh);
            }
        };
        return new TaskSetPlan(
                set.name(),
                set.order().over(traced(set.order().tasks(), path + " / ")),
                set.waitTime().map(this::traced),
                maker);
    }

    private Task.Body traced(Task.Body body, String path) {
        return set -> {
            journal.note("task", path);
            long begun = clock.nanoTime();
            String ending = "";
            try {
                body.run(set);
            } catch (InterruptTaskSet e) {
                ending = "leaves the task set";
                throw e;
            } catch (Throwable e) {
                ending = e instanceof ControlFlow ? e.getClass().getSimpleName() : "by an exception";
                throw e;
            } finally {
                journal.ended(path, clock.nanoTime() - begun, ending);
                afterTask.run();
            }
        };
    }

    private WaitTime traced(WaitTime waitTime) {
        return (owner, born) -> {
            Pacing pacing = waitTime.startFor(owner, born);
            return new Pacing() {
                @Override
                public Pause next(long nowNanos) throws Exception {
                    return told(pacing.next(nowNanos));
                }

                @Override
                public boolean scheduled() {
                    return waiting && pacing.scheduled();
                }
            };
        };
    }

    private Pause told(Pause pause) {
        if (ending.getAsBoolean()) {
            return pause;
        }
        journal.note(
                "wait",
                String.format(Locale.ROOT, "%.2f s%s", pause.length().toMillis() / 1e3, waiting ? "" : ", left out"));
        return waiting ? pause : new Pause(Duration.ZERO, Duration.ZERO);
    }
}
