package dev.gryllus.user;

import java.time.Duration;

/// The answer of a [Pacing]: how long to wait now.
///
/// @param length never negative
/// @param overdue by how much the next task already misses its intended start; zero if it is on time or has none
public record Pause(Duration length, Duration overdue) {
    public Pause {
        if (length.isNegative() || overdue.isNegative()) {
            throw new IllegalArgumentException("a user cannot wait for " + length + " (overdue by " + overdue + ")");
        }
    }

    static Pause of(Duration length) {
        return new Pause(length, Duration.ZERO);
    }
}
