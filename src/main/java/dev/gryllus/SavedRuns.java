package dev.gryllus;

import dev.gryllus.cli.Invocation;
import dev.gryllus.cli.OptionException;
import dev.gryllus.cli.Options;
import dev.gryllus.report.Baseline;
import dev.gryllus.report.Report;
import dev.gryllus.report.ReportException;
import dev.gryllus.report.ReportFormat;
import java.nio.file.Path;
import java.util.Optional;

/// `gryllus report`: files made of a run that was saved.
final class SavedRuns {
    private SavedRuns() {}

    /// Mistakes of the operator are told here and not by [Main], which then need not know them: so nobody loads them
    /// who wants no report.
    ///
    /// @return the exit code
    static int report(Invocation.Report wanted) {
        try {
            Optional<Baseline> baseline = wanted.baseline().map(given -> Baseline.of(Path.of(given.file())));
            Report report = Report.of(wanted.savedRun(), baseline);
            wanted.html().ifPresent(file -> report.write(ReportFormat.HTML, file));
            wanted.markdown().ifPresent(file -> report.write(ReportFormat.MARKDOWN, file));
            wanted.junit().ifPresent(file -> report.write(ReportFormat.JUNIT, file));
            report.comparison().ifPresent(System.out::println);
            boolean failing =
                    wanted.baseline().filter(Options.Baseline::failOnRegression).isPresent();
            return failing && report.isWorse() ? ExitCode.REGRESSED : ExitCode.OK;
        } catch (ReportException e) {
            System.err.println(e.getMessage());
            return ExitCode.BAD_PLAN;
        }
    }

    /// What a run is compared with. Read before it begins, for nobody wants to hear at its end that there is none.
    ///
    /// @throws OptionException if the file is missing or no saved run
    static Baseline baseline(Options.Baseline given) {
        try {
            return Baseline.of(Path.of(given.file()));
        } catch (ReportException e) {
            throw new OptionException("argument --baseline: " + e.getMessage());
        }
    }
}
