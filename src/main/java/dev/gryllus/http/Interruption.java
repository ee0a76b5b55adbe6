package dev.gryllus.http;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;

/// Tells a request that the engine cut off from one that failed.
final class Interruption {
    private Interruption() {}

    /// Whether this was thrown because the calling thread was interrupted.
    static boolean isCauseOf(Throwable thrown) {
        return Thread.currentThread().isInterrupted()
                || thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException
                || (thrown instanceof InterruptedIOException && !(thrown instanceof SocketTimeoutException));
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
