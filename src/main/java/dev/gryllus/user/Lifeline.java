package dev.gryllus.user;

import dev.gryllus.stats.Alarm;
import java.util.function.Supplier;

/// Where one user is in its life, and how others may end it. The user's own thread moves it on; [#finish], [#retire],
/// [#kill] and [#nudge] come from any thread, at any time, more than once. A user that waits is interrupted; one that
/// rests has no thread, and is woken by the alarm that gives it one.
///
/// | state   | what runs    | `finish()`                | `kill()`                        | `nudge()`              |
/// |---------|--------------|---------------------------|---------------------------------|------------------------|
/// | NEW     | nothing yet  | never begins              | never begins                    | as RUNNING             |
/// | RUNNING | script code  | ends after the task       | interrupted; ends at that point | looks up when it waits |
/// | WAITING | a pause      | interrupted; ends at once | interrupted; ends at once       | interrupted; looks up  |
/// | RESTING | nothing      | woken; ends at once       | woken; ends at once             | woken; looks up        |
/// | LEAVING | `on_stop`    | nothing                   | second time: interrupted        | nothing                |
/// | ENDED   | nothing      | nothing                   | nothing                         | nothing                |
final class Lifeline {
    enum State {
        NEW,
        RUNNING,
        WAITING,
        RESTING,
        LEAVING,
        ENDED
    }

    private State state = State.NEW; // all fields guarded by this
    private boolean finishing;
    private boolean killed;
    private boolean cut;
    private boolean nudged;
    private Thread thread; // null while it rests
    private Alarm alarm; // while it rests; else null

    /// See the table.
    synchronized void finish() {
        finishing = true;
        endWait();
    }

    /// As [#finish], but lets a user rest that does; it ends when its alarm rings, or at [#finish].
    ///
    /// @return whether it rests
    synchronized boolean retire() {
        finishing = true;
        boolean rests = state == State.RESTING;
        if (!rests) {
            endWait();
        }
        return rests;
    }

    /// See the table.
    synchronized void kill() {
        boolean again = killed;
        finishing = true;
        killed = true;
        switch (state) {
            case RUNNING -> {
                cut = true;
                thread.interrupt();
            }
            case WAITING, RESTING -> {
                cut = true;
                endWait();
            }
            case LEAVING -> {
                if (again) {
                    cut = true;
                    thread.interrupt();
                }
            }
            case NEW, ENDED -> {}
        }
    }

    /// See the table.
    synchronized void nudge() {
        if (!nudged) {
            endWait();
        }
        nudged = true;
    }

    private void endWait() {
        if (state == State.WAITING) {
            thread.interrupt();
        } else if (state == State.RESTING) {
            alarm.ring();
        }
    }

    /// Called first, by the user's own thread; false means that it was ended before it began.
    synchronized boolean begin() {
        thread = Thread.currentThread();
        state = finishing ? State.ENDED : State.RUNNING;
        return !finishing;
    }

    /// What a waiting user blocks in.
    interface Wait {
        void block() throws InterruptedException;
    }

    /// Blocks as a user that waits; does nothing if the user is to end. [#goOn] is next.
    void block(Wait wait) {
        if (enterWait()) {
            try {
                wait.block();
            } catch (InterruptedException e) {
                // This user is finishing, or looks up, or the script has interrupted itself: goOn knows.
                Thread.currentThread().interrupt();
            }
        }
    }

    /// As [#block] and [#goOn].
    boolean whileWaiting(Wait wait) {
        boolean lookUp = false;
        try {
            block(wait);
        } finally {
            lookUp = goOn();
        }
        return lookUp;
    }

    /// The user waits without a thread from now on. The alarm gives it one, which calls [#goOn].
    ///
    /// @param start starts the alarm
    /// @return false, without an alarm, if the user is to end or to look up instead of waiting
    synchronized boolean rest(Supplier<Alarm> start) {
        boolean rests = !finishing && !nudged;
        if (rests) {
            alarm = start.get();
            state = State.RESTING;
            thread = null;
        }
        return rests;
    }

    /// False means that the user is to end instead of waiting.
    private synchronized boolean enterWait() {
        if (!finishing) {
            Thread.interrupted(); // the script's own, which must not make it a user that never waits
            state = State.WAITING;
            if (nudged) {
                thread.interrupt();
            }
        }
        return !finishing;
    }

    /// A wait is over, and the user goes on, on the calling thread.
    ///
    /// @return whether the wait was cut short only to look up, or a look-up came just as it ended
    synchronized boolean goOn() {
        thread = Thread.currentThread();
        if (alarm != null) {
            alarm.heard();
            alarm = null;
        }
        state = State.RUNNING;
        boolean lookUp = nudged && !finishing;
        nudged = false;
        if (!killed) {
            Thread.interrupted(); // finish() or nudge() may have come just as the pause ended by itself
        }
        return lookUp;
    }

    /// From here on only a further `kill()` interrupts: what ended the tasks must not end `on_stop`.
    synchronized void leave() {
        state = State.LEAVING;
        cut = false;
        Thread.interrupted();
    }

    synchronized void end() {
        state = State.ENDED;
    }

    /// Whether no further task may begin.
    synchronized boolean isFinishing() {
        return finishing;
    }

    /// Whether the script code that runs now was interrupted by `kill()`, so that what it throws is no fault of its
    /// own.
    synchronized boolean isCut() {
        return cut;
    }
}
