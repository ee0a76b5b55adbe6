package dev.gryllus.report;

import dev.gryllus.output.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A run to be handed on: one that was saved, or one that has just ended.
public final class Report {
    private final SavedRun run;

    private Report(SavedRun run) {
        this.run = run;
    }

    /// @param baseline an older run to compare it with
    /// @throws ReportException if the file is missing or no saved run
    public static Report of(Path savedRun, Optional<Baseline> baseline) {
        return new Report(SavedRun.of(savedRun, "A report is made of").against(baseline));
    }

    /// @param json of a run, by [dev.gryllus.output.RunFacts]
    /// @param baseline an older run to compare it with
    public static Report of(String json, Optional<Baseline> baseline) {
        return new Report(SavedRun.parse(json).against(baseline));
    }

    public String text(ReportFormat format) {
        return format.text(run);
    }

    /// For the console: how it stands against its baseline. Empty without one.
    public Optional<String> comparison() {
        return run.comparison().map(BaselineTable::of);
    }

    /// Whether a figure is worse than that of the baseline.
    public boolean isWorse() {
        return run.comparison()
                .filter(against -> against.comparison().isWorse())
                .isPresent();
    }

    /// @throws ReportException if it cannot be written
    public void write(ReportFormat format, Path file) {
        try {
            new WholeFile(file).write(text(format));
        } catch (IOException e) {
            throw new ReportException(file + ": cannot be written (" + e.getMessage() + ")");
        }
    }
}
