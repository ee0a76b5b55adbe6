package dev.gryllus.report;

import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Occurrences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A run in a few lines of Markdown, for the summary of a CI job or a merge request.
final class MarkdownSummary {
    /// More make nobody wiser.
    private static final int MOST_FAILURES = 20;

    private MarkdownSummary() {}

    static String of(SavedRun run) {
        List<String> lines = new ArrayList<>();
        RequestRow all = RequestRow.ofAll(run.total());
        lines.add("## Load test"
                + run.option("profile").map(label -> ": " + cell(label)).orElse(""));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s%,d requests in %s, %s/s, %.2f%% failed. p50 %s ms, p95 %s ms, p99 %s ms. The load generator %s.",
                run.option("host").map(host -> cell(host) + ": ").orElse(""),
                all.requests(),
                length(Duration.between(run.startedAt(), run.endedAt())),
                Readable.number(all.rps()),
                100 * all.failureRatio(),
                Readable.number(all.p50()),
                Readable.number(all.p95()),
                Readable.number(all.p99()),
                Verdicts.inWords(run.verdict())));
        lines.add("");
        requests(run, lines);
        run.comparison().ifPresent(against -> lines.addAll(BaselineMarkdown.lines(against)));
        failures(run, lines);
        return String.join("\n", lines) + "\n";
    }

    private static void requests(SavedRun run, List<String> lines) {
        lines.add("| Type | Name | Requests | Fails | p50 ms | p95 ms | p99 ms | Max ms | RPS |");
        lines.add("|---|---|--:|--:|--:|--:|--:|--:|--:|");
        RequestRow.withTotal(run.total())
                .forEach(row -> lines.add(row(List.of(
                        cell(row.method()),
                        cell(row.name()),
                        Readable.whole(row.requests()),
                        Readable.whole(row.failures()),
                        Readable.number(row.p50()),
                        Readable.number(row.p95()),
                        Readable.number(row.p99()),
                        Readable.number(row.max()),
                        Readable.number(row.rps())))));
    }

    private static void failures(SavedRun run, List<String> lines) {
        List<Map.Entry<FailureKey, Occurrences>> failures = run.total().failures().entrySet().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(b.count(), a.count())))
                .toList();
        if (failures.isEmpty()) {
            return;
        }
        lines.addAll(List.of("", "| Fails | Type | Name | Failure |", "|--:|---|---|---|"));
        failures.stream()
                .limit(MOST_FAILURES)
                .forEach(failure -> lines.add(row(List.of(
                        Readable.whole(failure.getValue().count()),
                        cell(failure.getKey().entry().method()),
                        cell(failure.getKey().entry().name()),
                        cell(failure.getKey().reason())))));
        if (failures.size() > MOST_FAILURES) {
            lines.add("");
            lines.add("… and " + (failures.size() - MOST_FAILURES) + " more kinds of failures");
        }
    }

    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// Text from outside: nothing in it is markup, neither Markdown nor the HTML that Markdown lets through.
    static String cell(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_{}\\[\\]()#+!|~>-])", "\\\\$1")
                .replaceAll("(?i)\\b(https?|www)([:.])", "$1&#8203;$2");
    }

    private static String length(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1e3);
        return seconds < 3_600
                ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d h".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
