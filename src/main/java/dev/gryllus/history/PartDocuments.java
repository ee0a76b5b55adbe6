package dev.gryllus.history;

import dev.gryllus.output.GeneratorReport;
import java.util.List;

/// Parts of a [HistoryDocument], under its names, for a page that shows one of them at a time.
final class PartDocuments {
    private PartDocuments() {}

    record OverTime(long startedAt, HistoryDocument.Series series, List<Mark> marks) {}

    record Latency(
            Heatmap heatmap, HistoryDocument.Curves curves, Distribution distribution, TimeSpent.ByOutcome phases) {}

    record Generator(GeneratorReport generator) {}
}
