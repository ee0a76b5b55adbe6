package dev.gryllus.user;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/// The life of one user, from its constructor to `on_stop`. It goes from wait to wait: who calls [#advance] lends the
/// user a thread until it waits, and then leaves the wait to an alarm ([#rest]), so that the user has no thread
/// meanwhile. [#run] is a whole life on one thread. [#finish], [#retire], [#kill] and [#nudge] may be called by any
/// thread: their effects are those of [Lifeline].
///
/// | thrown by a task             | what happens                                                          |
/// |------------------------------|-----------------------------------------------------------------------|
/// | [InterruptTaskSet]           | leaves the task set: its `on_stop`; the set around it goes on at once,|
/// |                              | or waits first if so asked. Outside of all sets: an exception         |
/// | [RescheduleTask]             | wait, next task                                                       |
/// | [RescheduleTaskImmediately]  | next task without wait                                                |
/// | [StopUser]                   | `on_stop` of each open set, inner first, then the user's; it ends     |
/// | [StopTest]                   | as StopUser, and the whole test is stopped                            |
/// | anything, after `kill()`     | it is the effect of the interruption: not counted                     |
/// | anything else                | counted as an exception of the script; wait, next task                |
///
/// A wait function and the `on_start` of a task set may throw the same; a set whose `on_start` throws is not entered.
/// In the user's `on_start` an ordinary exception is counted and ends the user without `on_stop`; in the constructor
/// likewise.
///
/// A user has one [Role] at a time, and takes up a new one between two tasks, or at once while it waits. All times are
/// those of [LoadTime]; while that stands still, no task begins.
public final class UserLoop implements Runnable {
    private final RoleSource roles;
    private final Lifeline lifeline = new Lifeline();
    private final ScriptGuard guard = new ScriptGuard(lifeline);
    private final Turns turns;
    private Role role;
    private Role refused;
    private User user;
    private Visits visits; // null until the user has begun
    private ClassLoader libraries; // of the thread that the user had before it waited

    /// @param role what the user is to be
    public UserLoop(Role role, RoleSource roles) {
        this.role = role;
        this.roles = roles;
        this.turns = new Pauses(this, lifeline);
    }

    /// A user that does not wait by its wait times, but for the starts that it is given.
    public UserLoop(Role role, RoleSource roles, Arrivals arrivals) {
        this.role = role;
        this.roles = roles;
        this.turns = new AwaitedStarts(this, lifeline, arrivals);
    }

    /// A user whose role never changes.
    public UserLoop(Role role) {
        this(role, present -> present);
    }

    /// Lets the task under way finish, then ends the user; one that waits or has not begun ends at once.
    public void finish() {
        lifeline.finish();
    }

    /// As [#finish], but leaves one that rests without a thread until its wait is over, or until [#finish].
    ///
    /// @return whether it rests
    public boolean retire() {
        return lifeline.retire();
    }

    /// Ends the user at the next point where its code blocks. A second call also interrupts its `on_stop`.
    public void kill() {
        lifeline.kill();
    }

    /// Makes a waiting user take up a new role now; others do so by themselves.
    public void nudge() {
        lifeline.nudge();
    }

    @Override
    public void run() {
        while (advance()) {
            lifeline.block(() -> time().sleep(time().nanoTime(), turns.left()));
        }
    }

    /// Lets the user live on the calling thread until it waits or is over.
    ///
    /// @return whether it waits: then [#rest] is next, or this again once the wait is over
    public boolean advance() {
        boolean waits = false;
        try {
            waits = visits == null ? begin() : goOn();
            if (!waits && visits != null) {
                lifeline.leave();
                leaveDownTo(1);
                guarded(user::on_stop);
            }
        } finally {
            if (waits) {
                libraries = Thread.currentThread().getContextClassLoader();
            } else {
                end();
            }
        }
        return waits;
    }

    /// Leaves the wait to an alarm: the calling thread is to touch nothing of the user any more.
    ///
    /// @param goOn called once, by any thread, when the wait is over: lets a thread call [#advance]; must be short
    /// @return false if that came to nothing, and the calling thread is to call [#advance] itself
    public boolean rest(Runnable goOn) {
        try {
            if (!time().isPaused()) {
                return lifeline.rest(() -> time().alarm(turns.left(), goOn));
            }
            lifeline.block(time()::awaitRunning); // how long that takes nobody knows
            return false;
        } catch (Throwable e) {
            end();
            throw e;
        }
    }

    private boolean begin() {
        if (!lifeline.begin()) {
            return false;
        }
        role = roles.newest(role);
        roles.taken(role);
        long bornNanos = time().nanoTime();
        if (!make() || !start()) {
            return false;
        }
        visits = new Visits(Visit.outermost(user, role.root(), role.waitTime(), bornNanos));
        turns.first();
        return live();
    }

    private boolean goOn() {
        boolean lookUp = lifeline.goOn();
        Thread.currentThread().setContextClassLoader(libraries);
        return turns.waited(lookUp) || live();
    }

    private void end() {
        if (user != null) {
            guard.detach(role.context(), user);
        }
        lifeline.end();
    }

    private boolean make() {
        ScriptGuard.Ending ending = guard.run(role.context(), Optional.empty(), () -> {
            user = role.maker().make();
            user.attach(role.context());
        });
        return user != null && ending == ScriptGuard.Ending.DONE;
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

    /// Runs tasks until the user waits; false if it is to end.
    private boolean live() {
        while (goesOn()) {
            takeUpNewRole();
            turns.begun();
            int depth = visits.depth();
            ScriptGuard.Ending ending = runTask(turns.intendedStart());
            boolean gaveWay = user.gaveWay();
            switch (ending) {
                case LAST -> lifeline.finish();
                case NEXT_AT_ONCE -> {
                    Turns.letOthersRun();
                    turns.atOnce();
                }
                case DONE, FAULT -> {
                    if (visits.depth() <= depth) { // else it went into a set, whose first task comes at once
                        takeUpNewRole();
                        if (turns.next(gaveWay)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /// Between two tasks: waits here while the test is paused. False means that no further task may begin.
    private boolean goesOn() {
        while (time().isPaused() && !lifeline.isFinishing()) {
            if (lifeline.whileWaiting(time()::awaitRunning)) {
                takeUpNewRole();
            }
        }
        return !lifeline.isFinishing();
    }

    private ScriptGuard.Ending runTask(OptionalLong intendedStart) {
        OptionalLong lateness = intendedStart.isPresent()
                ? OptionalLong.of(Math.max(0, time().nanoTime() - intendedStart.getAsLong()))
                : intendedStart;
        user.beginTask(lateness);
        return orLeave(() -> {
            try {
                switch (visits.here().next(user.random).action()) {
                    case Task.Body body -> body.run(visits.here().set());
                    case TaskSetPlan set -> visits.enter(set, time().nanoTime());
                }
            } finally {
                user.endTask();
            }
        });
    }

    /// Runs script code that may ask to leave the task set.
    ScriptGuard.Ending orLeave(ScriptGuard.ScriptCode code) {
        AtomicReference<InterruptTaskSet> leaving = new AtomicReference<>();
        ScriptGuard.Ending ending = guarded(() -> {
            try {
                code.run();
            } catch (InterruptTaskSet e) {
                if (visits.isOutermost()) {
                    throw e;
                }
                leaving.set(e);
            }
        });
        return leaving.get() == null ? ending : leave(leaving.get().isReschedule());
    }

    private ScriptGuard.Ending leave(boolean reschedule) {
        return switch (guarded(visits.leave().set()::on_stop)) {
            case LAST -> ScriptGuard.Ending.LAST;
            case DONE, NEXT_AT_ONCE, FAULT -> reschedule ? ScriptGuard.Ending.NEXT_AT_ONCE : ScriptGuard.Ending.DONE;
        };
    }

    /// Between two tasks: becomes what the newest generation of the script says. One whose constructor throws, whatever
    /// it is, keeps the user as it is.
    void takeUpNewRole() {
        Role next = roles.newest(role);
        if (next == role || next == refused) {
            return;
        }
        refused = next;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        guard.run(next.context(), Optional.of(user), () -> {
            User fresh = next.maker().make();
            next.maker().passOn(user, fresh);
            fresh.attach(next.context());
            long now = time().nanoTime();
            Visits moved = visits.movedTo(Visit.outermost(fresh, next.root(), next.waitTime(), now), now);
            leaveDownTo(moved.depth());
            fresh.succeed(user);
            user.detach();
            user = fresh;
            visits = moved;
            role = next;
            roles.taken(next);
        });
        if (role != next) {
            Thread.currentThread().setContextClassLoader(before); // the maker may have set that of the refused role
        }
    }

    private void leaveDownTo(int depth) {
        while (visits.depth() > depth) {
            if (guarded(visits.leave().set()::on_stop) == ScriptGuard.Ending.LAST) {
                lifeline.finish();
            }
        }
    }

    /// That of the set which the user is in.
    Pacing pacing() {
        return visits.here().pacing();
    }

    LoadTime time() {
        return role.context().time();
    }

    private ScriptGuard.Ending guarded(ScriptGuard.ScriptCode code) {
        return guard.run(role.context(), Optional.of(user), code);
    }
}
