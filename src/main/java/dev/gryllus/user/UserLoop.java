package dev.gryllus.user;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The life of one user, from its constructor to `on_stop`. [#run] is called once, by the user's own thread;
/// [#finish] and [#kill] may be called by any thread: their effects are the table of [Lifeline].
///
/// | thrown by a task             | what happens                                            |
/// |------------------------------|---------------------------------------------------------|
/// | [RescheduleTask]             | wait, next task                                         |
/// | [RescheduleTaskImmediately]  | next task without wait                                  |
/// | [StopUser]                   | `on_stop`, this user ends                               |
/// | [StopTest]                   | as StopUser, and the whole test is stopped              |
/// | anything, after `kill()`     | it is the effect of the interruption: not counted       |
/// | anything else                | counted as an exception of the script; wait, next task  |
///
/// A wait function may throw the same. In `on_start` an ordinary exception is counted and ends the user without
/// `on_stop`; in the constructor likewise.
public final class UserLoop implements Runnable {
    /// What a broken wait function gets, so that a fault in it does not become a flood of requests.
    static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(1);

    private final Supplier<User> maker;
    private final TaskPicker tasks;
    private final WaitTime waitTime;
    private final UserContext context;
    private final Clock clock;
    private final Lifeline lifeline = new Lifeline();
    private User user;

    /// @param maker makes the user; called once, on the user's own thread
    public UserLoop(Supplier<User> maker, TaskPicker tasks, WaitTime waitTime, UserContext context) {
        this.maker = maker;
        this.tasks = tasks;
        this.waitTime = waitTime;
        this.context = context;
        this.clock = context.clock();
    }

    /// Lets the task under way finish, then ends the user; one that waits or has not begun ends at once.
    public void finish() {
        lifeline.finish();
    }

    /// Ends the user at the next point where its code blocks. A second call also interrupts its `on_stop`.
    public void kill() {
        lifeline.kill();
    }

    @Override
    public void run() {
        if (!lifeline.begin()) {
            return;
        }
        try {
            long bornNanos = clock.nanoTime();
            if (make() && start()) {
                live(waitTime.startFor(user, bornNanos));
                lifeline.leave();
                guarded(user::on_stop);
            }
        } finally {
            if (user != null) {
                user.detach();
            }
            lifeline.end();
        }
    }

    private boolean make() {
        guarded(() -> {
            user = maker.get();
            user.attach(context);
        });
        return user != null;
    }

    /// False means that this user is over and gets no `on_stop`.
    private boolean start() {
        return switch (guarded(user::on_start)) {
            case DONE, NEXT_AT_ONCE -> true;
            case LAST -> {
                lifeline.finish();
                yield true;
            }
            case FAULT -> lifeline.isCut();
        };
    }

    private void live(Pacing pacing) {
        OptionalLong intendedStart = pacing.scheduled() ? OptionalLong.of(clock.nanoTime()) : OptionalLong.empty();
        while (!lifeline.isFinishing()) {
            switch (runTask(intendedStart)) {
                case LAST -> lifeline.finish();
                case NEXT_AT_ONCE -> {
                    giveWay();
                    intendedStart = OptionalLong.empty();
                }
                case DONE, FAULT -> intendedStart = pause(pacing);
            }
        }
    }

    private Ending runTask(OptionalLong intendedStart) {
        OptionalLong lateness = intendedStart.isPresent()
                ? OptionalLong.of(Math.max(0, clock.nanoTime() - intendedStart.getAsLong()))
                : intendedStart;
        user.beginTask(lateness);
        return guarded(() -> {
            try {
                pickTask().body().run(user);
            } finally {
                user.endTask();
            }
        });
    }

    private Task pickTask() {
        if (tasks.isEmpty()) {
            throw new IllegalStateException("No tasks defined on " + context.typeName());
        }
        return tasks.pick(user.random);
    }

    /// Waits as the script says, and returns when the next task should start, if there is a schedule.
    private OptionalLong pause(Pacing pacing) {
        long now = clock.nanoTime();
        Pause pause = nextPause(pacing, now);
        if (lifeline.enterWait()) {
            try {
                sleep(pause.length());
            } finally {
                lifeline.leaveWait();
            }
        }
        return pacing.scheduled()
                ? OptionalLong.of(now + pause.length().minus(pause.overdue()).toNanos())
                : OptionalLong.empty();
    }

    private void sleep(Duration length) {
        if (length.isZero()) {
            giveWay();
            return;
        }
        try {
            clock.sleep(length);
        } catch (InterruptedException e) {
            // Either this user is finishing, and the loop about to end, or the script has interrupted itself.
            Thread.currentThread().interrupt();
        }
    }

    /// A task that never blocks must not keep its carrier thread from the other users.
    private static void giveWay() {
        Thread.yield();
    }

    /// The script's own wait function may throw what a task may throw; a fault in it is a second of waiting.
    private Pause nextPause(Pacing pacing, long now) {
        AtomicReference<Pause> answer = new AtomicReference<>(Pause.of(Duration.ZERO));
        return switch (guarded(() -> answer.set(pacing.next(now)))) {
            case DONE, NEXT_AT_ONCE -> answer.get();
            case LAST -> {
                lifeline.finish();
                yield answer.get();
            }
            case FAULT -> Pause.of(WAIT_AFTER_FAULT);
        };
    }

    /// How a piece of script code ended.
    private enum Ending {
        DONE,
        NEXT_AT_ONCE,
        LAST,
        FAULT
    }

    private interface ScriptCode {
        void run() throws Throwable;
    }

    private Ending guarded(ScriptCode code) {
        try {
            code.run();
            return Ending.DONE;
        } catch (RescheduleTask e) {
            return Ending.DONE;
        } catch (RescheduleTaskImmediately e) {
            return Ending.NEXT_AT_ONCE;
        } catch (StopUser e) {
            return Ending.LAST;
        } catch (StopTest e) {
            context.stopTest().accept(e.getMessage());
            return Ending.LAST;
        } catch (OutOfMemoryError e) {
            throw e; // not the script's fault alone, and nothing here could go on truthfully
        } catch (Throwable e) {
            if (!lifeline.isCut()) {
                context.recorder().exception(ScriptFaults.describe(e));
            }
            return Ending.FAULT;
        }
    }
}
