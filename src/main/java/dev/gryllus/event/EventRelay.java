package dev.gryllus.event;

/// Which listeners are in force: those of the newest generation of the script, all of them or none. Whoever fires asks
/// each time. Safe for any number of threads.
public final class EventRelay {
    private volatile Events current;

    EventRelay(Events first) {
        current = first;
    }

    /// From now on the listeners of this generation are told, and no others. What is being told at this moment is told
    /// to the end.
    public void become(Events next) {
        if (next != current) {
            next.messages().inherit(current.messages());
        }
        current = next;
    }

    public Events current() {
        return current;
    }
}
