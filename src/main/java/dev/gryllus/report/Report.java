package dev.gryllus.report;

import dev.gryllus.output.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/// A run that was saved, to be handed on.
public final class Report {
    private final SavedRun run;

    private Report(SavedRun run) {
        this.run = run;
    }

    /// @throws ReportException if the file is missing or no saved run
    public static Report of(Path savedRun) {
        return new Report(SavedRun.of(savedRun));
    }

    /// @param json of a run, by [dev.gryllus.output.RunFacts]
    public static Report of(String json) {
        return new Report(SavedRun.parse(json));
    }

    public String text(ReportFormat format) {
        return format.text(run);
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
