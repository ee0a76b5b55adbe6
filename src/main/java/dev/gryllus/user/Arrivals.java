package dev.gryllus.user;

/// Where a user whose tasks start at a rate gets its starts from: one for each run of a task. Called by the user's own
/// thread.
public interface Arrivals {
    /// Blocks until a start is handed over. One that is handed over while the user is interrupted is there at the next
    /// call.
    ///
    /// @return when the task was to start, on [LoadTime#nanoTime]
    /// @throws InterruptedException if the user is to look up, or to end
    long next() throws InterruptedException;

    /// The task of the start handed over last begins. Where this is not called, that start came to nothing.
    void begun();
}
