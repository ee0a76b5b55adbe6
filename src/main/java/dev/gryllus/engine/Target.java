package dev.gryllus.engine;

import java.util.Set;

/// What a load shape asks for.
///
/// @param users how many should run in the end
/// @param spawnRate users started (or stopped) per second on the way there
/// @param onlyTypes the user types to which users may be added from now on; empty for all of them. Who is taken away
///     does not depend on it. Names that take no part in the run add nobody
public record Target(int users, double spawnRate, Set<String> onlyTypes) {
    public Target {
        if (users < 0) {
            throw new IllegalArgumentException("users must be 0 or more, not " + users);
        }
        if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
            throw new IllegalArgumentException("spawn rate must be > 0, not " + spawnRate);
        }
        onlyTypes = Set.copyOf(onlyTypes);
    }

    /// Of all user types.
    public Target(int users, double spawnRate) {
        this(users, spawnRate, Set.of());
    }
}
