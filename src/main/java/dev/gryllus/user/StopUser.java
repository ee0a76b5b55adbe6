package dev.gryllus.user;

/// Ends this user, through its `on_stop`; the others go on.
public final class StopUser extends ControlFlow {
    private static final long serialVersionUID = 1L;

    public StopUser() {
        super("StopUser");
    }

    /// @param message for the script's own use; nothing reports it
    public StopUser(String message) {
        super(message);
    }
}
