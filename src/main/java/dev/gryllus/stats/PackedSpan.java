package dev.gryllus.stats;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A difference of two snapshots, laid down to be subtracted later. For one thread at a time.
final class PackedSpan {
    private StatsSnapshot frame = StatsSnapshot.empty(Instant.EPOCH); // all but the entries: small
    private EntryKey[] keys = new EntryKey[0]; // the first ones are in use
    private final Longs tallies = new Longs(); // successes and failures of each

    void pack(StatsSnapshot span) {
        frame = span.withEntries(Collections.emptySortedMap());
        keys = span.entries().keySet().toArray(keys); // has null behind the last one
        tallies.clear();
        for (EntrySnapshot entry : span.entries().values()) {
            entry.successes().pack(tallies);
            entry.failures().pack(tallies);
        }
    }

    /// What was packed, but without what does not subtract: extremes, and dates of requests.
    StatsSnapshot unpack() {
        SortedMap<EntryKey, EntrySnapshot> entries = new TreeMap<>();
        for (int i = 0; i < keys.length && keys[i] != null; i++) {
            Tally successes = Tally.unpacked(tallies);
            Tally failures = Tally.unpacked(tallies);
            entries.put(keys[i], new EntrySnapshot(keys[i], successes, failures, Optional.empty()));
        }
        return frame.withEntries(entries);
    }

    Instant takenAt() {
        return frame.takenAt();
    }
}
