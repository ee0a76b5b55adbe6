package dev.gryllus.engine;

/// The operator's mistake: this test cannot be run as it is asked for. The message says what is wrong, where, and
/// what to do; it is printed as it is, without a stack trace.
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message, null, false, false);
    }
}
