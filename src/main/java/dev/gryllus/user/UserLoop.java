package dev.gryllus.user;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/// The life of one user, from `on_start` to `on_stop`. [#run] is called once, by the user's own thread; [#finish] and
/// [#kill] may be called by any thread, at any time, more than once.
///
/// | state     | what runs      | `finish()`                            | `kill()`                         |
/// |-----------|----------------|---------------------------------------|----------------------------------|
/// | NEW       | nothing yet    | ends before `on_start`                | ends before `on_start`           |
/// | RUNNING   | script code    | ends after the task                   | interrupted; ends at that point  |
/// | WAITING   | a pause        | interrupted; ends at once             | interrupted; ends at once        |
/// | LEAVING   | `on_stop`      | nothing                               | second time: interrupted         |
/// | ENDED     | nothing        | nothing                               | nothing                          |
///
/// | thrown by a task             | what happens                                            |
/// |------------------------------|---------------------------------------------------------|
/// | [RescheduleTask]             | wait, next task                                         |
/// | [RescheduleTaskImmediately]  | next task without wait                                  |
/// | [StopUser]                   | `on_stop`, this user ends                               |
/// | [StopTest]                   | as StopUser, and the whole test is stopped              |
/// | anything, after `kill()`     | it is the effect of the interruption: not counted       |
/// | anything else                | counted as an exception of the script; wait, next task  |
public final class UserLoop implements Runnable {
    enum State {
        NEW,
        RUNNING,
        WAITING,
        LEAVING,
        ENDED
    }

    /// What a broken wait function gets, so that a fault in it does not become a flood of requests.
    static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(1);

    private final User user;
    private final TaskPicker tasks;
    private final WaitTime waitTime;
    private final UserContext context;
    private final Clock clock;

    private State state = State.NEW; // guarded by this
    private boolean finishing; // guarded by this
    private boolean killed; // guarded by this
    private boolean cut; // guarded by this: kill() interrupted the script code that runs now
    private Thread thread; // guarded by this

    public UserLoop(User user, TaskPicker tasks, WaitTime waitTime, UserContext context) {
        this.user = user;
        this.tasks = tasks;
        this.waitTime = waitTime;
        this.context = context;
        this.clock = context.clock();
    }

    @Override
    public void run() {
        long bornNanos = clock.nanoTime();
        if (!begin()) {
            return;
        }
        try {
            user.attach(context);
            if (start()) {
                live(waitTime.startFor(user, bornNanos));
                leave();
            }
        } finally {
            user.detach();
            end();
        }
    }

    /// Lets the task under way finish, then ends the user; one that waits or has not begun ends at once.
    public synchronized void finish() {
        finishing = true;
        if (state == State.WAITING) {
            thread.interrupt();
        }
    }

    /// Ends the user at the next point where its code blocks. A second call also interrupts its `on_stop`.
    public synchronized void kill() {
        boolean again = killed;
        finishing = true;
        killed = true;
        if (state == State.RUNNING || state == State.WAITING || (state == State.LEAVING && again)) {
            cut = true;
            thread.interrupt();
        }
    }

    /// Runs `on_start`; false means that this user is over and gets no `on_stop`.
    private boolean start() {
        return switch (guarded(user::on_start)) {
            case DONE, NEXT_AT_ONCE -> true;
            case LAST -> {
                finish();
                yield true;
            }
            case FAULT -> cutByNow();
        };
    }

    private void live(Pacing pacing) {
        OptionalLong intendedStart = pacing.scheduled() ? OptionalLong.of(clock.nanoTime()) : OptionalLong.empty();
        while (!finishingByNow()) {
            switch (runTask(intendedStart)) {
                case LAST -> {
                    return;
                }
                case NEXT_AT_ONCE -> intendedStart = OptionalLong.empty();
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
            throw new IllegalStateException(
                    "No tasks defined on " + user.getClass().getSimpleName());
        }
        return tasks.pick(user.getRandom());
    }

    /// Waits as the script says, and returns when the next task should start, if there is a schedule.
    private OptionalLong pause(Pacing pacing) {
        long now = clock.nanoTime();
        Pause pause = nextPause(pacing, now);
        if (enterWait()) {
            try {
                if (pause.length().isZero()) {
                    Thread.yield(); // a task that never blocks must not keep its carrier thread from the others
                } else {
                    clock.sleep(pause.length());
                }
            } catch (InterruptedException e) {
                // Only finish() and kill() interrupt a waiting user: the loop ends by their flags, set before.
                assert finishingByNow();
            } finally {
                leaveWait();
            }
        }
        return pacing.scheduled()
                ? OptionalLong.of(now + pause.length().minus(pause.overdue()).toNanos())
                : OptionalLong.empty();
    }

    private Pause nextPause(Pacing pacing, long now) {
        try {
            return pacing.next(now);
        } catch (Exception e) {
            context.recorder().exception(ScriptFaults.describe(e));
            return Pause.of(WAIT_AFTER_FAULT);
        }
    }

    private void leave() {
        synchronized (this) {
            state = State.LEAVING;
            cut = false;
            Thread.interrupted(); // what ended the tasks must not end on_stop
        }
        guarded(user::on_stop);
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
            if (!cutByNow()) {
                context.recorder().exception(ScriptFaults.describe(e));
            }
            return Ending.FAULT;
        }
    }

    private synchronized boolean begin() {
        if (finishing) {
            state = State.ENDED;
            return false;
        }
        thread = Thread.currentThread();
        state = State.RUNNING;
        return true;
    }

    private synchronized boolean enterWait() {
        if (finishing) {
            return false;
        }
        state = State.WAITING;
        return true;
    }

    private synchronized void leaveWait() {
        state = State.RUNNING;
        if (!killed) {
            Thread.interrupted(); // finish() may have come just as the pause ended by itself
        }
    }

    private synchronized void end() {
        state = State.ENDED;
    }

    private synchronized boolean finishingByNow() {
        return finishing;
    }

    private synchronized boolean cutByNow() {
        return cut;
    }
}
