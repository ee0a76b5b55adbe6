package dev.gryllus.output;

import java.io.IOException;
import java.nio.file.Path;

/// Locust's four CSV files: requests, failures and exceptions are rewritten each second, the history grows by a
/// row.
public final class CsvOutput implements Output {
    private final String prefix;
    private final boolean fullHistory;
    private final WholeFile requests;
    private final WholeFile failures;
    private final WholeFile exceptions;
    private final GrowingFile history;

    /// @param prefix of the files' names, folders included; missing folders are created
    /// @param fullHistory whether each entry has a row in the history, and not only all of them together
    public CsvOutput(String prefix, boolean fullHistory) {
        this.prefix = prefix;
        this.fullHistory = fullHistory;
        this.requests = new WholeFile(Path.of(prefix + "_stats.csv"));
        this.failures = new WholeFile(Path.of(prefix + "_failures.csv"));
        this.exceptions = new WholeFile(Path.of(prefix + "_exceptions.csv"));
        this.history = new GrowingFile(Path.of(prefix + "_stats_history.csv"), CsvTables.historyHeadings());
    }

    @Override
    public String name() {
        return "CSV files " + prefix + "_*.csv";
    }

    @Override
    public void tick(Progress progress) throws IOException {
        requests.write(CsvTables.requests(progress.total()));
        failures.write(CsvTables.failures(progress.total()));
        exceptions.write(CsvTables.exceptions(progress.total()));
        history.append(CsvTables.history(progress, fullHistory));
    }

    @Override
    public void finish(Progress progress) throws IOException {
        tick(progress);
        history.close();
    }
}
