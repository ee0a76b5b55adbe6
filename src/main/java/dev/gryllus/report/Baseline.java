package dev.gryllus.report;

import dev.gryllus.compare.Comparison;
import dev.gryllus.stats.StatsSnapshot;
import java.nio.file.Path;
import java.util.List;

/// An older run that others are compared with. Immutable.
///
/// @param name of its file, without the folder
public record Baseline(SavedRun run, String name) {

    /// @throws ReportException if the file is missing or no saved run
    public static Baseline of(Path savedRun) {
        return new Baseline(
                SavedRun.of(savedRun, "A baseline is"), savedRun.getFileName().toString());
    }

    /// The percentile curve of its response times that was saved with it, in milliseconds: value k is the percentile
    /// 1 - 10^(-k / 10). Empty if none was.
    public List<Double> curve() {
        return BaselineDocument.curve(run.json().path("history"));
    }

    /// Whether a figure of a run means that it is worse.
    public boolean isBetterThan(StatsSnapshot later) {
        return Comparison.of(run.total(), later).isWorse();
    }

    /// The JSON of a run with the comparison as its last member, `baseline`.
    public String addedTo(String json) {
        return BaselineDocument.addedTo(json, AgainstBaseline.of(SavedRun.parse(json), this));
    }
}
