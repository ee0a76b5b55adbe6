package dev.gryllus.http;

import java.nio.channels.ClosedByInterruptException;

/// Tells a request that the engine cut off from one that failed.
final class Interruption {
    private Interruption() {}

    /// Whether this was thrown because the calling thread was interrupted: its flag says so, or an exception that
    /// has no other cause. An `InterruptedIOException` has others, such as a time-out of a script's own client.
    static boolean isCauseOf(Throwable thrown) {
        return Thread.currentThread().isInterrupted()
                || thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException;
    }

    /// What leaves the call then, with the interrupt flag set.
    static InterruptedException exception(Throwable cause) {
        Thread.currentThread().interrupt();
        InterruptedException exception =
                new InterruptedException("the request was cut off because its user is stopped");
        exception.initCause(cause);
        return exception;
    }
}
