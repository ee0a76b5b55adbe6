package dev.gryllus;

import dev.gryllus.cli.Invocation;
import dev.gryllus.report.Report;
import dev.gryllus.report.ReportException;
import dev.gryllus.report.ReportFormat;

/// `gryllus report`: files made of a run that was saved.
final class SavedRuns {
    private SavedRuns() {}

    /// Mistakes of the operator are told here and not by [Main], which then need not know them: so nobody loads them
    /// who wants no report.
    ///
    /// @return the exit code
    static int report(Invocation.Report wanted) {
        try {
            Report report = Report.of(wanted.savedRun());
            wanted.html().ifPresent(file -> report.write(ReportFormat.HTML, file));
            wanted.markdown().ifPresent(file -> report.write(ReportFormat.MARKDOWN, file));
            wanted.junit().ifPresent(file -> report.write(ReportFormat.JUNIT, file));
            return ExitCode.OK;
        } catch (ReportException e) {
            System.err.println(e.getMessage());
            return ExitCode.BAD_PLAN;
        }
    }
}
