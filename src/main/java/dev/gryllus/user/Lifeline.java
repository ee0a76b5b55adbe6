package dev.gryllus.user;

/// Where one user is in its life, and how others may end it. The user's own thread moves it on; [#finish] and
/// [#kill] and [#nudge] come from any thread, at any time, more than once.
///
/// | state   | what runs    | `finish()`                | `kill()`                        | `nudge()`              |
/// |---------|--------------|---------------------------|---------------------------------|------------------------|
/// | NEW     | nothing yet  | never begins              | never begins                    | as RUNNING             |
/// | RUNNING | script code  | ends after the task       | interrupted; ends at that point | looks up when it waits |
/// | WAITING | a pause      | interrupted; ends at once | interrupted; ends at once       | interrupted; looks up  |
/// | LEAVING | `on_stop`    | nothing                   | second time: interrupted        | nothing                |
/// | ENDED   | nothing      | nothing                   | nothing                         | nothing                |
final class Lifeline {
    enum State {
        NEW,
        RUNNING,
        WAITING,
        LEAVING,
        ENDED
    }

    private State state = State.NEW; // all fields guarded by this
    private boolean finishing;
    private boolean killed;
    private boolean cut;
    private boolean nudged;
    private Thread thread;

    /// See the table.
    synchronized void finish() {
        finishing = true;
        if (state == State.WAITING) {
            thread.interrupt();
        }
    }

    /// See the table.
    synchronized void kill() {
        boolean again = killed;
        finishing = true;
        killed = true;
        if (state == State.RUNNING || state == State.WAITING || (state == State.LEAVING && again)) {
            cut = true;
            thread.interrupt();
        }
    }

    /// See the table.
    synchronized void nudge() {
        if (state == State.WAITING && !nudged) {
            thread.interrupt();
        }
        nudged = true;
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

    /// Blocks as a user that waits; does nothing if the user is to end.
    ///
    /// @return whether the wait was cut short only to look up, or a look-up came just as it ended
    boolean whileWaiting(Wait wait) {
        if (!enterWait()) {
            return false;
        }
        boolean lookUp = false;
        try {
            wait.block();
        } catch (InterruptedException e) {
            // This user is finishing, or looks up, or the script has interrupted itself: leaveWait knows.
            Thread.currentThread().interrupt();
        } finally {
            lookUp = leaveWait();
        }
        return lookUp;
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

    /// @return whether the pause was interrupted only to look up
    private synchronized boolean leaveWait() {
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
