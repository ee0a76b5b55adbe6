package dev.gryllus.stats;

import java.util.Comparator;

/// What requests are grouped by. Ordered by name, then method, as every report lists them.
public record EntryKey(String method, String name) implements Comparable<EntryKey> {
    private static final Comparator<EntryKey> REPORT_ORDER =
            Comparator.comparing(EntryKey::name).thenComparing(EntryKey::method);

    /// The key of the row that sums up all others.
    static final EntryKey AGGREGATED = new EntryKey("", "Aggregated");

    @Override
    public int compareTo(EntryKey other) {
        return REPORT_ORDER.compare(this, other);
    }
}
