package dev.gryllus.user;

/// Where one user is in its life, and how others may end it. The user's own thread moves it on; [#finish] and
/// [#kill] come from any thread, at any time, more than once.
///
/// | state   | what runs    | `finish()`                  | `kill()`                        |
/// |---------|--------------|-----------------------------|---------------------------------|
/// | NEW     | nothing yet  | never begins                | never begins                    |
/// | RUNNING | script code  | ends after the task         | interrupted; ends at that point |
/// | WAITING | a pause      | interrupted; ends at once   | interrupted; ends at once       |
/// | LEAVING | `on_stop`    | nothing                     | second time: interrupted        |
/// | ENDED   | nothing      | nothing                     | nothing                         |
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

    /// Called first, by the user's own thread; false means that it was ended before it began.
    synchronized boolean begin() {
        thread = Thread.currentThread();
        state = finishing ? State.ENDED : State.RUNNING;
        return !finishing;
    }

    /// False means that the user is to end instead of waiting.
    synchronized boolean enterWait() {
        if (!finishing) {
            state = State.WAITING;
        }
        return !finishing;
    }

    synchronized void leaveWait() {
        state = State.RUNNING;
        if (!killed) {
            Thread.interrupted(); // finish() may have come just as the pause ended by itself
        }
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
