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

    /// Like those of every record, which the JVM would write during the first request of a test, for some milliseconds.
    @Override
    public int hashCode() {
        return 31 * method.hashCode() + name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryKey key && method.equals(key.method) && name.equals(key.name);
    }

    @Override
    public int compareTo(EntryKey other) {
        return REPORT_ORDER.compare(this, other);
    }
}
