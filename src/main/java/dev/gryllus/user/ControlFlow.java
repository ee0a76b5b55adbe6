package dev.gryllus.user;

/// The exceptions by which a script steers its own user: orders, not faults, so they carry no stack trace and are
/// never counted. Thrown from a task or `on_start`; what each does stands in the table of [UserLoop].
public abstract sealed class ControlFlow extends RuntimeException
        permits InterruptTaskSet, RescheduleTask, RescheduleTaskImmediately, StopTest, StopUser {
    private static final long serialVersionUID = 1L;

    ControlFlow(String message) {
        super(message, null, false, false);
    }
}
