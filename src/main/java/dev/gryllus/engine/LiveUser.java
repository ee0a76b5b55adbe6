package dev.gryllus.engine;

import dev.gryllus.user.Role;
import dev.gryllus.user.RoleSource;
import dev.gryllus.user.ScriptFaults;
import dev.gryllus.user.UserLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// One user of a [LocalWorker] and how far its ending has come. Guarded by the worker's lock.
///
/// | stage     | means                                      | after its time                     |
/// |-----------|--------------------------------------------|------------------------------------|
/// | RUNNING   | lives                                      | –                                  |
/// | FINISHING | may finish its task                        | KILLED                             |
/// | KILLED    | was interrupted, may be in `on_stop`       | ABANDONED: `on_stop` is cut        |
/// | ABANDONED | does not react; nobody waits for it        | –                                  |
final class LiveUser {
    enum Stage {
        RUNNING,
        FINISHING,
        KILLED,
        ABANDONED
    }

    /// How long a killed user may take for its `on_stop` before it is given up.
    static final Duration TIME_TO_LEAVE = Duration.ofSeconds(10);

    final String type;
    private final Roles roles;
    private final Optional<Seat> seat;
    private final UserLoop loop;
    private volatile Role role; // what it lives by, or is going to; written by the user's own thread
    private volatile Optional<Thread> thread = Optional.empty(); // likewise
    private final AtomicLong turns = new AtomicLong(); // likewise
    private Optional<String> stuckAt = Optional.empty();
    private Stage stage = Stage.RUNNING;
    private Duration timeToFinish = Duration.ZERO;
    private long deadlineNanos;

    /// A user that waits between its tasks.
    LiveUser(String type, Roles roles) {
        this.type = type;
        this.roles = roles;
        this.seat = Optional.empty();
        this.role = roles.of(type);
        this.loop = new UserLoop(role, roleSource());
    }

    /// A user of a pool.
    LiveUser(String type, Roles roles, Seat seat) {
        this.type = type;
        this.roles = roles;
        this.seat = Optional.of(seat);
        this.role = roles.of(type);
        this.loop = new UserLoop(role, roleSource(), seat);
    }

    private RoleSource roleSource() {
        return new RoleSource() {
            @Override
            public Role newest(Role present) {
                turns.lazySet(turns.getPlain() + 1);
                return roles.newest(type, present);
            }

            @Override
            public void taken(Role taken) {
                role = taken;
            }
        };
    }

    /// A part of the user's life, on the calling thread: until it waits, or is over. One with a seat waits on its
    /// thread, so that is all of its life.
    ///
    /// @param goOn called once, by any thread, when the user has waited: lets another thread call this again
    /// @return false if the user is over; else the calling thread is to touch nothing of it any more
    boolean live(Runnable goOn) {
        seat.ifPresent(Seat::arrived);
        try {
            while (advance()) {
                if (loop.rest(goOn)) {
                    return true;
                }
            }
        } finally {
            seat.ifPresent(Seat::left);
        }
        return false;
    }

    private boolean advance() {
        thread = Optional.of(Thread.currentThread());
        try {
            return loop.advance();
        } finally {
            thread = Optional.empty();
        }
    }

    /// Whether it still lives by a role that is no more. One that has not begun counts, too: it may be on the way to
    /// the constructor of that role.
    boolean isOutdated() {
        return !roles.isPresent(type, role);
    }

    /// Grows between two tasks. May be asked by any thread.
    long turns() {
        return turns.get();
    }

    /// Whether its code runs, or could run if it got a processor. May be asked by any thread.
    boolean isRunnable() {
        return thread.map(Thread::getState)
                .filter(Thread.State.RUNNABLE::equals)
                .isPresent();
    }

    /// What it does at this moment; nothing if it is over. May be asked by any thread.
    StackTraceElement[] stack() {
        return thread.map(Thread::getStackTrace).orElseGet(() -> new StackTraceElement[0]);
    }

    /// The line of the script where it was given up.
    Optional<String> stuckAt() {
        return stuckAt;
    }

    Stage stage() {
        return stage;
    }

    /// Lets a user that waits take up a new generation of the script.
    void nudge() {
        loop.nudge();
    }

    /// No further task of the user begins.
    ///
    /// @return whether it rests, and is left to do so until [#end]
    boolean retire() {
        return loop.retire();
    }

    /// Asks the user to end; one that waits does so at once.
    void end(Duration time, long nowNanos) {
        timeToFinish = time;
        enter(Stage.FINISHING, time, nowNanos);
        loop.finish();
    }

    /// One that may finish its task has so long at most from now on.
    void hurry(Duration time, long nowNanos) {
        if (stage == Stage.FINISHING && deadlineNanos - nowNanos > time.toNanos()) {
            timeToFinish = time;
            enter(Stage.FINISHING, time, nowNanos);
        }
    }

    /// How long it may finish its task, once it is asked to end.
    Duration timeToFinish() {
        return timeToFinish;
    }

    /// Moves on if the time of this stage is over; true if it did.
    boolean tend(long nowNanos) {
        if (nowNanos - deadlineNanos < 0) {
            return false;
        }
        switch (stage) {
            case RUNNING, ABANDONED -> {
                return false;
            }
            case FINISHING -> {
                loop.kill();
                enter(Stage.KILLED, TIME_TO_LEAVE, nowNanos);
            }
            case KILLED -> {
                stuckAt = ScriptFaults.frames(stack()).findFirst();
                loop.kill();
                stage = Stage.ABANDONED;
            }
        }
        return true;
    }

    private void enter(Stage next, Duration time, long nowNanos) {
        stage = next;
        deadlineNanos = nowNanos + time.toNanos();
    }
}
