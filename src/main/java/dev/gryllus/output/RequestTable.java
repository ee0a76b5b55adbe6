package dev.gryllus.output;

import static dev.gryllus.output.ConsoleTables.TYPE_WIDTH;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.util.ArrayList;
import java.util.List;

/// Requests, failures, times and rates, one entry a row, and all of them together.
final class RequestTable {
    private static final String FIGURES = " %7s %12s |%7s %7s %7s%7s | %7s %11s";
    private static final String HEADINGS =
            FIGURES.formatted("# reqs", "# fails", "Avg", "Min", "Max", "Med", "req/s", "failures/s");
    private static final Percentile MEDIAN = new Percentile(0.5);

    private RequestTable() {}

    /// @param rates whose requests per second are shown: the same snapshot, or that of a window
    static List<String> lines(int nameWidth, StatsSnapshot counts, StatsSnapshot rates) {
        // The figures are wider here than in the other tables; names make room for them. On a terminal too narrow for
        // names this is negative, and then Locust's rows are padded by as much.
        int column = nameWidth - TYPE_WIDTH + 4;
        int padding = Math.abs(column);
        String separator = ConsoleTables.separator(TYPE_WIDTH, column, 7, 13, 7, 7, 7, 7, 8, 11);
        List<String> lines = new ArrayList<>();
        lines.add(ConsoleTables.left("Type", TYPE_WIDTH) + " " + ConsoleTables.left("Name", padding) + HEADINGS);
        lines.add(separator);
        counts.entries().forEach((key, entry) -> lines.add(row(padding, entry, Rate.of(key, rates))));
        lines.add(separator);
        lines.add(row(padding, counts.total(), Rate.ofTotal(rates)));
        lines.add("");
        return lines;
    }

    private static String row(int padding, EntrySnapshot entry, Rate rate) {
        String method = entry.key().method();
        String type = method.isEmpty() ? "" : Printable.of(method) + " ";
        String name = Printable.of(entry.key().name());
        return ConsoleTables.left(type, TYPE_WIDTH) + " " + ConsoleTables.left(name, padding) + figures(entry, rate);
    }

    private static String figures(EntrySnapshot entry, Rate rate) {
        Tally all = entry.all();
        String percent = Decimals.fixed(100 * entry.failureRatio(), 2);
        return FIGURES.formatted(
                all.count(),
                entry.failures().count() + "(" + percent + "%)",
                all.mean().toMillis(),
                all.min().toMillis(),
                all.max().toMillis(),
                MEDIAN.millis(all),
                Decimals.fixed(rate.requests(), 2),
                Decimals.fixed(rate.failures(), 2));
    }
}
