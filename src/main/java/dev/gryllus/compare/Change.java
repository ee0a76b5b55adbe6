package dev.gryllus.compare;

/// One figure in two runs.
public record Change(Figure figure, Estimate before, Estimate after) {
    /// By how much the greater value must exceed the smaller one: less is nobody's business, however certain.
    public static final double SMALLEST = 0.05;

    /// What it says of the later run.
    public enum Meaning {
        WORSE,
        BETTER,

        /// Nothing that could be told from chance, or too little to mind.
        NONE
    }

    public double difference() {
        return after.value() - before.value();
    }

    /// The later value in parts of the earlier one: 1 if both are the same, infinite if there was nothing before.
    public double ratio() {
        return after.value() == before.value() ? 1 : after.value() / before.value();
    }

    /// Means something if both intervals lie apart, and the values by more than [#SMALLEST].
    public Meaning meaning() {
        double less = Math.min(before.value(), after.value());
        if (before.interval().isEmpty() || after.interval().isEmpty() || Math.abs(difference()) <= SMALLEST * less) {
            return Meaning.NONE;
        }
        Interval then = before.interval().get();
        Interval now = after.interval().get();
        if (then.isBelow(now)) {
            return Meaning.WORSE;
        }
        return now.isBelow(then) ? Meaning.BETTER : Meaning.NONE;
    }
}
