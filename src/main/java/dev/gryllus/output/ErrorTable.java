package dev.gryllus.output;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Occurrences;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.StatsSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What went wrong and how often: failures by reason as Locust shows them, and exceptions of the script, which
/// Locust leaves to its web page although they decide the exit code.
final class ErrorTable {
    private static final int COUNT_WIDTH = 18;
    private static final int TEXT_WIDTH = 100;
    private static final Comparator<Map.Entry<FailureKey, Occurrences>> FIRST_SEEN =
            Comparator.comparing(failure -> failure.getValue().firstSeen());

    private ErrorTable() {}

    /// In the order in which they first happened.
    static List<String> failures(int nameWidth, StatsSnapshot total) {
        Stream<String> rows = total.failures().entrySet().stream()
                .sorted(FIRST_SEEN)
                .map(failure -> row(Long.toString(failure.getValue().count()), text(failure.getKey())));
        return table("Error report", "Error", nameWidth, rows);
    }

    /// The most frequent first, each with the line of the script that it came from.
    static List<String> exceptions(int nameWidth, StatsSnapshot total) {
        Stream<String> rows = total.exceptions().entrySet().stream()
                .sorted(Map.Entry.<ScriptError, Long>comparingByValue().reversed())
                .map(exception -> row(exception.getValue().toString(), text(exception.getKey())));
        return table("Script exceptions", "Exception", nameWidth, rows);
    }

    private static List<String> table(String title, String heading, int nameWidth, Stream<String> rows) {
        String separator = ConsoleTables.separator(COUNT_WIDTH, 80 + nameWidth - 19);
        List<String> lines = new ArrayList<>(List.of(title, row("# occurrences", heading), separator));
        rows.forEach(lines::add);
        lines.addAll(List.of(separator, ""));
        return lines;
    }

    private static String row(String count, String text) {
        return ConsoleTables.left(count, COUNT_WIDTH) + " " + ConsoleTables.left(text, TEXT_WIDTH);
    }

    private static String text(FailureKey failure) {
        EntryKey entry = failure.entry();
        return Printable.of(entry.method() + " " + entry.name() + ": " + failure.reason());
    }

    private static String text(ScriptError exception) {
        String place = exception
                .trace()
                .lines()
                .filter(line -> line.startsWith("  at "))
                .findFirst()
                .orElse("");
        return Printable.of(exception.message().lines().findFirst().orElse("") + place);
    }
}
