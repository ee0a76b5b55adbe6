package dev.gryllus.engine;

/// What others may want to know of a run. Called by the runner's thread, which waits for the answer: be quick.
public interface RunListener {
    /// Before the first user.
    default void testStart() {}

    /// The number of users has reached its target; again after each change of target.
    ///
    /// @param users the target
    default void spawningComplete(int users) {}

    /// A stop was asked for; the users still run.
    default void testStopping(StopReason reason) {}

    /// All users are gone.
    default void testStop() {}
}
