package dev.gryllus.user;

/// Ends the current task; the user waits as after any task, then goes on with the next.
public final class RescheduleTask extends ControlFlow {
    private static final long serialVersionUID = 1L;

    public RescheduleTask() {
        super("RescheduleTask");
    }

    /// @param message for the script's own use; nothing reports it
    public RescheduleTask(String message) {
        super(message);
    }
}
