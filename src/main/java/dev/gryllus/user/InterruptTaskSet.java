package dev.gryllus.user;

/// Leaves the task set that throws it: `interrupt()`.
public final class InterruptTaskSet extends ControlFlow {
    private static final long serialVersionUID = 1L;

    private final boolean reschedule;

    /// The set around it goes on at once.
    public InterruptTaskSet() {
        this(true);
    }

    /// @param reschedule whether the set around it picks its next task at once; otherwise it waits first
    public InterruptTaskSet(boolean reschedule) {
        super("interrupt() outside of a task set: there is nothing to leave");
        this.reschedule = reschedule;
    }

    public boolean isReschedule() {
        return reschedule;
    }
}
