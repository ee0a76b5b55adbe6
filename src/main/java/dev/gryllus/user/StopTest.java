package dev.gryllus.user;

/// Ends the whole test, as if the run time were over.
public final class StopTest extends ControlFlow {
    private static final long serialVersionUID = 1L;

    public StopTest() {
        super("StopTest");
    }

    /// @param message why; it is logged
    public StopTest(String message) {
        super(message);
    }
}
