package dev.gryllus.stats;

/// Task starts of one user type with an arrival rate, counted. `intended - dropped` tasks have begun, or are about to.
///
/// @param intended how many were due
/// @param late how many of them we handed over so late that it bends the measurement: the load generator's fault
/// @param dropped how many of them never began, because no user was free for them
public record Starts(long intended, long late, long dropped) {
    public static final Starts NONE = new Starts(0, 0, 0);

    public Starts plus(Starts other) {
        return new Starts(intended + other.intended, late + other.late, dropped + other.dropped);
    }

    public Starts minus(Starts earlier) {
        return new Starts(intended - earlier.intended, late - earlier.late, dropped - earlier.dropped);
    }
}
