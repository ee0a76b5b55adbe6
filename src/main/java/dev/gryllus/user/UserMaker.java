package dev.gryllus.user;

/// Makes the users of one type. Called on each user's own thread.
@FunctionalInterface
public interface UserMaker {
    User make();

    /// Carries over what a user of an older generation of the script knew: its state, not its client. Called before
    /// the fresh one is attached.
    default void passOn(User old, User fresh) {}
}
