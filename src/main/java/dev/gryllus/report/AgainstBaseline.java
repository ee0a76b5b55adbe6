package dev.gryllus.report;

import dev.gryllus.compare.Comparison;
import dev.gryllus.compare.EntryComparison;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A run beside an older one, as reports show it.
///
/// @param comparison of all figures
/// @param notes what else has changed, in words: a reason to mistrust the figures
record AgainstBaseline(Baseline baseline, Comparison comparison, List<String> notes) {
    private static final Comparator<EntryComparison> WORST_FIRST = Comparator.comparing(EntryComparison::isWorse)
            .thenComparing(EntryComparison::isBetter)
            .reversed();

    static AgainstBaseline of(SavedRun run, Baseline baseline) {
        return new AgainstBaseline(
                baseline, Comparison.of(baseline.run().total(), run.total()), BaselineNotes.of(baseline.run(), run));
    }

    /// What is worse, what is better, what is neither; each by name.
    List<EntryComparison> worstFirst() {
        return comparison.entries().stream().sorted(WORST_FIRST).toList();
    }

    /// The same, and behind them all together.
    Stream<EntryComparison> rows() {
        return Stream.concat(worstFirst().stream(), Stream.of(comparison.total()));
    }

    /// What has changed in one sentence: `2 of 5 requests are worse, 1 is better`.
    String inOneSentence() {
        long worse =
                comparison.entries().stream().filter(EntryComparison::isWorse).count();
        long better = comparison.entries().stream()
                .filter(entry -> entry.isBetter() && !entry.isWorse())
                .count();
        int all = comparison.entries().size();
        return all == 0
                ? "No request is in both runs"
                : "Of %d %s in both runs %d %s worse, %d better, and %d unchanged"
                        .formatted(
                                all,
                                all == 1 ? "request" : "requests",
                                worse,
                                worse == 1 ? "is" : "are",
                                better,
                                comparison.unchanged());
    }
}
