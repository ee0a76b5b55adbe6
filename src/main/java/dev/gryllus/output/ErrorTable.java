package dev.gryllus.output;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Occurrences;
import dev.gryllus.stats.StatsSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Failures by reason, in the order in which they first happened.
final class ErrorTable {
    private static final int COUNT_WIDTH = 18;
    private static final int TEXT_WIDTH = 100;
    private static final Comparator<Map.Entry<FailureKey, Occurrences>> FIRST_SEEN =
            Comparator.comparing(failure -> failure.getValue().firstSeen());

    private ErrorTable() {}

    static List<String> lines(int nameWidth, StatsSnapshot total) {
        String separator = ConsoleTables.separator(COUNT_WIDTH, 80 + nameWidth - 19);
        List<String> lines = new ArrayList<>();
        lines.add("Error report");
        lines.add(row("# occurrences", "Error"));
        lines.add(separator);
        total.failures().entrySet().stream()
                .sorted(FIRST_SEEN)
                .forEach(failure ->
                        lines.add(row(Long.toString(failure.getValue().count()), text(failure.getKey()))));
        lines.add(separator);
        lines.add("");
        return lines;
    }

    private static String row(String count, String text) {
        return ConsoleTables.left(count, COUNT_WIDTH) + " " + ConsoleTables.left(text, TEXT_WIDTH);
    }

    private static String text(FailureKey failure) {
        EntryKey entry = failure.entry();
        return Printable.of(entry.method() + " " + entry.name() + ": " + failure.reason());
    }
}
