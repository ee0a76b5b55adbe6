package dev.gryllus.user;

/// Ends the current task; the user goes on with the next one without waiting.
public final class RescheduleTaskImmediately extends ControlFlow {
    private static final long serialVersionUID = 1L;

    public RescheduleTaskImmediately() {
        super("RescheduleTaskImmediately");
    }

    /// @param message for the script's own use; nothing reports it
    public RescheduleTaskImmediately(String message) {
        super(message);
    }
}
