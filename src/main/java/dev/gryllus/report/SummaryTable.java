package dev.gryllus.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The requests as a plain HTML table: for readers of a report whose browser runs no modules.
final class SummaryTable {
    private record Column(String title, Function<RequestRow, String> text) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("Type", RequestRow::method),
            new Column("Name", RequestRow::name),
            new Column("# Requests", row -> Readable.whole(row.requests())),
            new Column("# Fails", row -> Readable.whole(row.failures())),
            new Column("Median (ms)", row -> Readable.number(row.p50())),
            new Column("95%ile (ms)", row -> Readable.number(row.p95())),
            new Column("99%ile (ms)", row -> Readable.number(row.p99())),
            new Column("Average (ms)", row -> Readable.number(row.mean())),
            new Column("Max (ms)", row -> Readable.number(row.max())),
            new Column("RPS", row -> row.rps().toPlainString()),
            new Column("Failures/s", row -> row.fps().toPlainString()));

    private SummaryTable() {}

    static String of(SavedRun run) {
        return "<table><thead>" + line("th", Column::title) + "</thead><tbody>\n"
                + RequestRow.withTotal(run.total())
                        .map(row -> line("td", column -> column.text().apply(row)))
                        .collect(Collectors.joining("\n"))
                + "</tbody></table>";
    }

    private static String line(String element, Function<Column, String> text) {
        return COLUMNS.stream()
                .map(column -> "<" + element + ">" + Markup.escaped(text.apply(column)) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
