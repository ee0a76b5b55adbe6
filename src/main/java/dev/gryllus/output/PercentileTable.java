package dev.gryllus.output;

import static dev.gryllus.output.ConsoleTables.TYPE_WIDTH;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// The distribution of times, one entry a row, and all of them together. Entries without a time are left out.
final class PercentileTable {
    private static final int FIRST_WIDTH = 8;
    private static final int WIDTH = 6;

    private PercentileTable() {}

    /// Which of the two clocks.
    enum Times {
        SERVICE("Response time percentiles (approximated)") {
            @Override
            long count(Tally tally) {
                return tally.count();
            }

            @Override
            long millis(Tally tally, Percentile percentile) {
                return percentile.millis(tally);
            }
        },
        FROM_INTENDED_START("Response time percentiles from the intended start") {
            @Override
            long count(Tally tally) {
                return tally.intended().count();
            }

            @Override
            long millis(Tally tally, Percentile percentile) {
                return percentile.millis(tally.intended());
            }
        };

        private final String title;

        Times(String title) {
            this.title = title;
        }

        abstract long count(Tally tally);

        abstract long millis(Tally tally, Percentile percentile);
    }

    static List<String> lines(int nameWidth, StatsSnapshot total, Times times) {
        String separator = separator(nameWidth);
        List<String> lines = new ArrayList<>();
        lines.add(times.title);
        lines.add(headings(nameWidth));
        lines.add(separator);
        total.entries().values().forEach(entry -> addRow(lines, nameWidth, entry, times));
        lines.add(separator);
        addRow(lines, nameWidth, total.total(), times);
        lines.add("");
        return lines;
    }

    private static void addRow(List<String> lines, int nameWidth, EntrySnapshot entry, Times times) {
        Tally all = entry.all();
        if (times.count(all) > 0) {
            List<String> figures = new ArrayList<>();
            Percentile.REPORTED.forEach(percentile -> figures.add(Long.toString(times.millis(all, percentile))));
            figures.add(Long.toString(times.count(all)));
            EntryKey key = entry.key();
            lines.add(line(nameWidth, Printable.of(key.method()), Printable.of(key.name()), figures));
        }
    }

    private static String headings(int nameWidth) {
        List<String> figures = new ArrayList<>();
        Percentile.REPORTED.forEach(percentile -> figures.add(percentile.label()));
        figures.add("# reqs");
        return line(nameWidth, "Type", "Name", figures);
    }

    private static String line(int nameWidth, String type, String name, List<String> figures) {
        return ConsoleTables.left(type, TYPE_WIDTH)
                + " "
                + ConsoleTables.left(name, nameWidth)
                + " %8s ".formatted(figures.getFirst())
                + figures.stream().skip(1).map("%6s"::formatted).collect(Collectors.joining(" "));
    }

    private static String separator(int nameWidth) {
        List<Integer> widths = new ArrayList<>(List.of(TYPE_WIDTH, nameWidth, FIRST_WIDTH));
        widths.addAll(Collections.nCopies(Percentile.REPORTED.size(), WIDTH));
        return ConsoleTables.separator(widths.stream().mapToInt(width -> width).toArray());
    }
}
