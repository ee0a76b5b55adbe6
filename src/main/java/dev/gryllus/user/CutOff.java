package dev.gryllus.user;

import java.nio.channels.ClosedByInterruptException;

/// Tells what the engine cut off from what failed by itself.
public final class CutOff {
    private CutOff() {}

    /// Whether this was thrown because the calling thread was interrupted: its flag says so, or an exception that
    /// has no other cause. An `InterruptedIOException` has others, such as a time-out of a script's own client.
    public static boolean isCauseOf(Throwable thrown) {
        return Thread.currentThread().isInterrupted()
                || thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException;
    }
}
