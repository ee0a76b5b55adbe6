package dev.gryllus.data;

/// Every row of a [Feeder#unique] was handed out.
public final class EndOfData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WhenUsedUp then;

    EndOfData(String file, int rows, WhenUsedUp then) {
        super("all %,d rows of %s are used up".formatted(rows, file));
        this.then = then;
    }

    /// What the script wants to happen now.
    public WhenUsedUp then() {
        return then;
    }
}
