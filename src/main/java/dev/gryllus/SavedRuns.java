package dev.gryllus;

import dev.gryllus.cli.Invocation;
import dev.gryllus.report.Report;
import dev.gryllus.report.ReportFormat;

/// `gryllus report`: files made of a run that was saved.
final class SavedRuns {
    private SavedRuns() {}

    /// @return the exit code
    /// @throws dev.gryllus.report.ReportException if the file is no saved run, or a report cannot be written
    static int report(Invocation.Report wanted) {
        Report report = Report.of(wanted.savedRun());
        wanted.html().ifPresent(file -> report.write(ReportFormat.HTML, file));
        wanted.markdown().ifPresent(file -> report.write(ReportFormat.MARKDOWN, file));
        wanted.junit().ifPresent(file -> report.write(ReportFormat.JUNIT, file));
        return ExitCode.OK;
    }
}
