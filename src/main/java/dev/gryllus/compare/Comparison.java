package dev.gryllus.compare;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.StatsSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What two runs have in common, and what only one of them has. Exact: both sides are whole histograms.
///
/// The intervals behind it take requests as independent of each other. Those of one run are not quite, and the machines
/// of two runs may differ in more than is known: so a change that is marked is worth a look, and no proof of its cause.
///
/// @param entries what both requested, by name
/// @param added what only the later run requested
/// @param gone what only the earlier one requested
public record Comparison(
        List<EntryComparison> entries, EntryComparison total, List<EntryKey> added, List<EntryKey> gone) {

    public static Comparison of(StatsSnapshot before, StatsSnapshot after) {
        Set<EntryKey> then = before.entries().keySet();
        Set<EntryKey> now = after.entries().keySet();
        return new Comparison(
                now.stream()
                        .filter(then::contains)
                        .map(key -> EntryComparison.of(
                                before.entries().get(key),
                                before,
                                after.entries().get(key),
                                after))
                        .toList(),
                EntryComparison.of(before.total(), before, after.total(), after),
                now.stream().filter(key -> !then.contains(key)).toList(),
                then.stream().filter(key -> !now.contains(key)).toList());
    }

    /// Whether a figure of a request, or of all together, is worse.
    public boolean isWorse() {
        return withTotal().anyMatch(EntryComparison::isWorse);
    }

    /// Each, then all together.
    public Stream<EntryComparison> withTotal() {
        return Stream.concat(entries.stream(), Stream.of(total));
    }

    public long unchanged() {
        return entries.stream().filter(entry -> !entry.isChanged()).count();
    }
}
