package dev.gryllus.stats;

/// One phase of many requests.
///
/// @param count how many requests had it
/// @param nanos the exact sum of the time that it took
public record PhaseTotal(long count, long nanos) {
    public static final PhaseTotal NONE = new PhaseTotal(0, 0);

    /// Of what nothing happened there is one only: each second makes a great many, and most are that.
    public static PhaseTotal of(long count, long nanos) {
        return (count | nanos) == 0 ? NONE : new PhaseTotal(count, nanos);
    }

    boolean isNothing() {
        return (count | nanos) == 0;
    }

    PhaseTotal plus(PhaseTotal other) {
        return of(count + other.count, nanos + other.nanos);
    }

    PhaseTotal minus(PhaseTotal earlier) {
        return of(count - earlier.count, nanos - earlier.nanos);
    }
}
