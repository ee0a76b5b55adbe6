package dev.gryllus.stats;

import java.time.Instant;

/// How often a failure happened, and when first and last.
public record Occurrences(long count, Instant firstSeen, Instant lastSeen) {

    Occurrences plus(Occurrences other) {
        return new Occurrences(
                count + other.count,
                firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
    }

    /// Times do not subtract: the difference keeps those of the minuend.
    Occurrences minus(Occurrences earlier) {
        return new Occurrences(count - earlier.count, firstSeen, lastSeen);
    }
}
