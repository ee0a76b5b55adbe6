package dev.gryllus.history;

import dev.gryllus.health.Health;
import dev.gryllus.output.GeneratorReport;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a [RunHistory] held at a moment.
///
/// @param total the counts at that moment
record Story(
        Instant startedAt,
        StatsSnapshot total,
        Thinned.Points<Cell> whole,
        SortedMap<EntryKey, Thinned.Points<Traffic>> names,
        Health health,
        List<Mark> marks) {

    private static final int MOST_GENERATOR_SAMPLES = 500;

    HistoryDocument document(boolean withNames) {
        EntrySnapshot all = total.total();
        return new HistoryDocument(
                HistoryDocument.FORMAT,
                startedAt.toEpochMilli(),
                total.takenAt().toEpochMilli(),
                HistoryDocument.Series.of(whole),
                Heatmap.of(whole),
                HistoryDocument.Curves.of(all),
                Distribution.of(all),
                TimeSpent.ByOutcome.of(all),
                withNames ? names.keySet().stream().map(this::told).toList() : List.of(),
                GeneratorReport.of(health.inSamples(MOST_GENERATOR_SAMPLES)),
                marks);
    }

    PartDocuments.OverTime series() {
        return new PartDocuments.OverTime(startedAt.toEpochMilli(), HistoryDocument.Series.of(whole), marks);
    }

    PartDocuments.Latency latency() {
        EntrySnapshot all = total.total();
        return new PartDocuments.Latency(
                Heatmap.of(whole), HistoryDocument.Curves.of(all), Distribution.of(all), TimeSpent.ByOutcome.of(all));
    }

    PartDocuments.Generator generator() {
        return new PartDocuments.Generator(GeneratorReport.of(health.inSamples(MOST_GENERATOR_SAMPLES)));
    }

    Optional<HistoryDocument.Entry> entry(EntryKey key) {
        return names.containsKey(key) ? Optional.of(told(key)) : Optional.empty();
    }

    private HistoryDocument.Entry told(EntryKey key) {
        EntrySnapshot nothingSinceReset = new EntrySnapshot(key, Tally.NONE, Tally.NONE, Optional.empty());
        return HistoryDocument.Entry.of(key, names.get(key), total.entries().getOrDefault(key, nothingSinceReset));
    }
}
