package dev.gryllus.user;

/// One user's own sequence of pauses; confined to the user's thread.
@FunctionalInterface
public interface Pacing {
    /// The pause after the task that ended just now.
    ///
    /// @param nowNanos on [LoadTime#nanoTime]
    /// @throws Exception whatever the script's own wait function throws
    Pause next(long nowNanos) throws Exception;

    /// Whether there is a schedule, so that every task has an intended start.
    default boolean scheduled() {
        return false;
    }
}
