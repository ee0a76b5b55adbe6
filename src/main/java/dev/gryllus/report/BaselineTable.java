package dev.gryllus.report;

import dev.gryllus.compare.Change;
import dev.gryllus.compare.Comparison;
import dev.gryllus.compare.EntryComparison;
import dev.gryllus.compare.Figure;
import dev.gryllus.output.Cells;
import dev.gryllus.output.Printable;
import dev.gryllus.stats.EntryKey;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A run against its baseline for the console: a line for each request that has changed, in plain characters.
final class BaselineTable {
    /// More make nobody wiser.
    private static final int MOST_NAMES = 10;

    private static final List<Figure> JUDGED = List.of(Figure.P50, Figure.P95, Figure.P99, Figure.FAILURES);

    private BaselineTable() {}

    static String of(AgainstBaseline against) {
        Comparison comparison = against.comparison();
        List<String> lines = new ArrayList<>();
        lines.add("Against the baseline %s of %s"
                .formatted(
                        Printable.of(against.baseline().name()),
                        against.baseline().run().startedAt().truncatedTo(ChronoUnit.SECONDS)));
        against.notes().forEach(note -> lines.add(" ! " + Printable.of(note)));
        List<EntryComparison> changed =
                against.rows().filter(EntryComparison::isChanged).toList();
        if (!changed.isEmpty()) {
            lines.addAll(aligned(changed));
        }
        names("new", comparison.added(), lines);
        names("gone", comparison.gone(), lines);
        lines.add(" %d %s unchanged"
                .formatted(comparison.unchanged(), comparison.unchanged() == 1 ? "request" : "requests"));
        lines.add("");
        return String.join("\n", lines);
    }

    private static List<String> aligned(List<EntryComparison> changed) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings());
        changed.forEach(entry -> rows.add(cells(entry)));
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> Cells.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(IntStream.range(0, widths.length)
                .mapToObj(at -> row.get(at) + " ".repeat(widths[at] - Cells.width(row.get(at))))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
        lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("--")));
        return lines;
    }

    private static List<String> headings() {
        List<String> cells = new ArrayList<>(List.of("Change", "Type", "Name"));
        JUDGED.forEach(figure -> cells.add(ChangeWords.title(figure)));
        return cells;
    }

    private static List<String> cells(EntryComparison entry) {
        List<String> cells = new ArrayList<>(List.of(
                kind(entry),
                Printable.of(entry.key().method()),
                Printable.of(entry.key().name())));
        JUDGED.forEach(figure -> cells.add(cell(entry.change(figure))));
        return cells;
    }

    private static String kind(EntryComparison entry) {
        return entry.isWorse() && entry.isBetter() ? "mixed" : entry.isWorse() ? "WORSE" : "better";
    }

    /// Nothing where the change means nothing: what the figure is now stands in the tables above.
    private static String cell(Change change) {
        return change.meaning() == Change.Meaning.NONE
                ? ""
                : (ChangeWords.values(change, " -> ") + " " + ChangeWords.difference(change)).strip();
    }

    private static void names(String what, List<EntryKey> keys, List<String> lines) {
        if (!keys.isEmpty()) {
            String shown = keys.stream()
                    .limit(MOST_NAMES)
                    .map(key -> Printable.of(key.text()))
                    .collect(Collectors.joining(", "));
            lines.add(" " + what + ": " + shown
                    + (keys.size() > MOST_NAMES ? " and " + (keys.size() - MOST_NAMES) + " more" : ""));
        }
    }
}
