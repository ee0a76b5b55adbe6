package dev.gryllus.user;

/// Told of each exception that a script lets out of a task, a wait function, `on_start` or `on_stop`, after it was
/// counted. Called on the user's own thread; may throw [ControlFlow], nothing else.
@FunctionalInterface
public interface FaultListener {
    FaultListener NONE = (user, thrown) -> {};

    void fault(User user, Throwable thrown);
}
