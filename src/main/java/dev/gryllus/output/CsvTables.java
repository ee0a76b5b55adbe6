package dev.gryllus.output;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Locust's CSV tables as text: headings, rows, commas, CRLF. Pure: snapshots in, text out.
///
/// Times are milliseconds; percentiles and medians are whole ones, to the nearest.
public final class CsvTables {
    private static final Percentile MEDIAN = new Percentile(0.5);

    /// Where an exception was met; a run on one machine has one node.
    private static final String NODE = "local";

    private CsvTables() {}

    /// `PREFIX_stats.csv`: each entry, then all of them together, with the rates of the whole run.
    public static String requests(StatsSnapshot total) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(joined(
                List.of("Type", "Name", "Request Count", "Failure Count"),
                List.of("Median Response Time", "Average Response Time", "Min Response Time", "Max Response Time"),
                List.of("Average Content Size", "Requests/s", "Failures/s"),
                labels()));
        total.entries().forEach((key, entry) -> rows.add(requestRow(entry, Rate.of(key, total))));
        rows.add(requestRow(total.total(), Rate.ofTotal(total)));
        return Csv.text(rows);
    }

    /// The first line of `PREFIX_stats_history.csv`.
    static String historyHeadings() {
        return Csv.line(joined(
                List.of("Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s"),
                labels(),
                List.of("Total Request Count", "Total Failure Count", "Total Median Response Time"),
                List.of("Total Average Response Time", "Total Min Response Time", "Total Max Response Time"),
                List.of("Total Average Content Size")));
    }

    /// The lines that one second adds to the history: rates of the last ten seconds, counts and times of the whole
    /// run.
    ///
    /// @param full every entry and not only all of them together; then percentiles are those of the last ten
    ///     seconds, otherwise of the whole run (as in Locust)
    static String history(Progress progress, boolean full) {
        StatsSnapshot total = progress.total();
        StatsSnapshot recent = progress.recent();
        List<List<?>> rows = new ArrayList<>();
        if (full) {
            total.entries().forEach((key, entry) -> {
                Optional<EntrySnapshot> now =
                        Optional.ofNullable(recent.entries().get(key));
                Tally times = now.map(EntrySnapshot::all).orElse(Tally.NONE);
                rows.add(historyRow(total, entry, Rate.of(key, recent), percentiles(entry, times)));
            });
        }
        EntrySnapshot all = total.total();
        Tally times = full ? recent.total().all() : all.all();
        rows.add(historyRow(total, all, Rate.ofTotal(recent), percentiles(all, times)));
        return Csv.text(rows);
    }

    /// `PREFIX_failures.csv`, ordered by entry and reason.
    public static String failures(StatsSnapshot total) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("Method", "Name", "Error", "Occurrences", "First Seen", "Last Seen"));
        total.failures().forEach((failure, seen) -> {
            EntryKey entry = failure.entry();
            String first = utc(seen.firstSeen());
            rows.add(
                    List.of(entry.method(), entry.name(), failure.reason(), seen.count(), first, utc(seen.lastSeen())));
        });
        return Csv.text(rows);
    }

    /// `PREFIX_exceptions.csv`.
    public static String exceptions(StatsSnapshot total) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("Count", "Message", "Traceback", "Nodes"));
        total.exceptions().forEach((error, count) -> rows.add(List.of(count, error.message(), error.trace(), NODE)));
        return Csv.text(rows);
    }

    private static List<?> requestRow(EntrySnapshot entry, Rate rate) {
        return joined(
                List.of(entry.key().method(), entry.key().name()),
                counted(entry),
                List.of(Decimals.plain(rate.requests()), Decimals.plain(rate.failures())),
                percentiles(entry, entry.all()));
    }

    private static List<?> historyRow(StatsSnapshot total, EntrySnapshot entry, Rate rate, List<?> percentiles) {
        return joined(
                List.of(total.takenAt().getEpochSecond(), total.users()),
                List.of(entry.key().method(), entry.key().name()),
                List.of(Decimals.fixed(rate.requests(), 6), Decimals.fixed(rate.failures(), 6)),
                percentiles,
                counted(entry));
    }

    /// What both tables have in the same order: counts, times, sizes.
    private static List<?> counted(EntrySnapshot entry) {
        Tally all = entry.all();
        return List.of(
                all.count(),
                entry.failures().count(),
                MEDIAN.millis(all),
                Decimals.plain(all.timed() == 0 ? 0 : Decimals.millis(all.totalNanos()) / all.timed()),
                orZero(Decimals.millis(all.min())),
                orZero(Decimals.millis(all.max())),
                orZero(all.meanBytes()));
    }

    private static List<?> percentiles(EntrySnapshot entry, Tally times) {
        return Percentile.REPORTED.stream()
                .map(percentile -> entry.all().timed() == 0 ? "N/A" : Long.toString(percentile.millis(times)))
                .toList();
    }

    private static List<String> labels() {
        return Percentile.REPORTED.stream().map(Percentile::label).toList();
    }

    /// Locust's zeros before the first request are integers.
    private static String orZero(double value) {
        return value == 0 ? "0" : Decimals.plain(value);
    }

    private static String utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static List<?> joined(List<?>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
