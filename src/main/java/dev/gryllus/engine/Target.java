package dev.gryllus.engine;

/// What a load shape asks for.
///
/// @param users how many should run in the end
/// @param spawnRate users started (or stopped) per second on the way there
public record Target(int users, double spawnRate) {
    public Target {
        if (users < 0) {
            throw new IllegalArgumentException("users must be 0 or more, not " + users);
        }
        if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
            throw new IllegalArgumentException("spawn rate must be > 0, not " + spawnRate);
        }
    }
}
