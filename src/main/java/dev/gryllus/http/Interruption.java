package dev.gryllus.http;

/// What a call throws whose request the engine cut off ([CutOff] tells whether it did).
final class Interruption {
    private Interruption() {}

    /// What leaves the call then, with the interrupt flag set.
    static InterruptedException exception(Throwable cause) {
        Thread.currentThread().interrupt();
        InterruptedException exception =
                new InterruptedException("the request was cut off because its user is stopped");
        exception.initCause(cause);
        return exception;
    }
}
