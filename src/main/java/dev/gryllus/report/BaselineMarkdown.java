package dev.gryllus.report;

import dev.gryllus.compare.Change;
import dev.gryllus.compare.EntryComparison;
import dev.gryllus.compare.Figure;
import dev.gryllus.stats.EntryKey;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A run against its baseline as the part of a [MarkdownSummary].
final class BaselineMarkdown {
    private static final List<Figure> FIGURES =
            List.of(Figure.P50, Figure.P95, Figure.P99, Figure.MEAN, Figure.FAILURES, Figure.RATE);

    private BaselineMarkdown() {}

    static List<String> lines(AgainstBaseline against) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### Against baseline "
                + MarkdownSummary.cell(against.baseline().name()));
        lines.add("");
        lines.add("The baseline began at %s. %s."
                .formatted(
                        against.baseline().run().startedAt().truncatedTo(ChronoUnit.SECONDS), against.inOneSentence()));
        lines.add("");
        if (!against.notes().isEmpty()) {
            against.notes().forEach(note -> lines.add("- " + MarkdownSummary.cell(note)));
            lines.add("");
        }
        lines.add(
                FIGURES.stream().map(ChangeWords::title).collect(Collectors.joining(" | ", "| Type | Name | ", " |")));
        lines.add("|---|---" + "|--:".repeat(FIGURES.size()) + "|");
        against.rows().forEach(entry -> lines.add(row(entry)));
        names("New since the baseline", against.comparison().added(), lines);
        names("Gone since the baseline", against.comparison().gone(), lines);
        return lines;
    }

    private static String row(EntryComparison entry) {
        List<String> cells = new ArrayList<>(List.of(
                MarkdownSummary.cell(entry.key().method()),
                MarkdownSummary.cell(entry.key().name())));
        FIGURES.forEach(figure -> cells.add(cell(entry.change(figure))));
        return MarkdownSummary.row(cells);
    }

    /// `12 → 24 (+101%) **▲ slower**`
    private static String cell(Change change) {
        String difference = ChangeWords.difference(change);
        String meaning = ChangeWords.meaning(change);
        return ChangeWords.values(change, " → ")
                + (difference.isEmpty() ? "" : " (" + difference + ")")
                + (meaning.isEmpty() ? "" : " **" + ChangeWords.arrow(change.meaning()) + " " + meaning + "**");
    }

    private static void names(String title, List<EntryKey> keys, List<String> lines) {
        if (!keys.isEmpty()) {
            lines.add("");
            lines.add(keys.stream()
                    .map(key -> MarkdownSummary.cell(key.text()))
                    .collect(Collectors.joining(", ", title + ": ", ".")));
        }
    }
}
