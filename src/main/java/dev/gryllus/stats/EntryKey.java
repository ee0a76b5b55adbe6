package dev.gryllus.stats;

import java.util.Comparator;

/// What requests are grouped by. Ordered by name, then method, as every report lists them. Long names are cut.
public record EntryKey(String method, String name) implements Comparable<EntryKey> {
    static final int LONGEST_NAME = 1_000;

    private static final Comparator<EntryKey> REPORT_ORDER =
            Comparator.comparing(EntryKey::name).thenComparing(EntryKey::method);

    /// The key of the row that sums up all others.
    static final EntryKey AGGREGATED = new EntryKey("", "Aggregated");

    public EntryKey {
        name = Cut.to(LONGEST_NAME, name);
    }

    /// In one piece: `GET /items`, or the name alone where there is no method.
    public String text() {
        return (method + " " + name).strip();
    }

    @Override
    public int compareTo(EntryKey other) {
        return REPORT_ORDER.compare(this, other);
    }
}
