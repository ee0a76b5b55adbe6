package dev.gryllus.compare;

import dev.gryllus.compare.Change.Meaning;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import java.util.List;
import java.util.stream.Stream;

/// One (method, name) in two runs, or all of them together.
///
/// @param changes one for each [Figure], in their order
public record EntryComparison(EntryKey key, long requestsBefore, long requestsAfter, List<Change> changes) {
    public EntryComparison {
        changes = List.copyOf(changes);
    }

    static EntryComparison of(EntrySnapshot then, StatsSnapshot before, EntrySnapshot now, StatsSnapshot after) {
        return new EntryComparison(
                now.key(),
                then.requests(),
                now.requests(),
                Stream.of(Figure.values())
                        .map(figure -> new Change(figure, figure.of(then, before), figure.of(now, after)))
                        .toList());
    }

    public Change change(Figure figure) {
        return changes.get(figure.ordinal());
    }

    public boolean isWorse() {
        return has(Meaning.WORSE);
    }

    public boolean isBetter() {
        return has(Meaning.BETTER);
    }

    /// Whether a figure of it means something, be it worse or better.
    public boolean isChanged() {
        return isWorse() || isBetter();
    }

    private boolean has(Meaning meaning) {
        return changes.stream().anyMatch(change -> change.meaning() == meaning);
    }
}
