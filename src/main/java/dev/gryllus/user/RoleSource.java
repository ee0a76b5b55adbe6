package dev.gryllus.user;

/// Tells one user what it is to be. Called on the user's own thread.
@FunctionalInterface
public interface RoleSource {
    /// The role of the present generation of the script, perhaps the same.
    Role newest(Role present);

    /// The user lives by this role from now on, and has let go of the one before.
    default void taken(Role role) {}
}
