package dev.gryllus.output;

import dev.gryllus.stats.StatsSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Locust's console tables, byte for byte: tools and eyes are used to them. Pure: snapshots in, lines out.
///
/// Times are whole milliseconds: average, minimum and maximum cut off as Locust does, percentiles to the nearest.
final class ConsoleTables {
    static final int TYPE_WIDTH = 8;

    /// How wide everything but the names is meant to be, and how wide names get at most.
    private static final int OTHER_COLUMNS = 80;

    private static final int WIDEST_NAME = 80;

    private final int nameWidth;

    private ConsoleTables(int nameWidth) {
        this.nameWidth = nameWidth;
    }

    /// @param columns of the terminal; empty if the tables go elsewhere
    public static ConsoleTables forColumns(OptionalInt columns) {
        int left = columns.orElse(OTHER_COLUMNS + WIDEST_NAME) - OTHER_COLUMNS;
        return new ConsoleTables(Math.clamp(left, 0, WIDEST_NAME));
    }

    /// What is shown every other second: the counts of the run, the rates of the last ten seconds.
    public List<String> periodic(Progress progress) {
        List<String> lines = new ArrayList<>(RequestTable.lines(nameWidth, progress.total(), progress.recent()));
        if (!progress.total().starts().isEmpty()) {
            lines.addAll(StartsTable.lines(nameWidth, progress.total(), progress.recent()));
        }
        return lines;
    }

    /// What is shown at the end: requests with the rates of the whole run, percentiles of the service time and,
    /// where a schedule said when requests were due, from the intended start, task starts where there is an arrival
    /// rate, and what went wrong, if anything did.
    public List<String> summary(StatsSnapshot total) {
        List<String> lines = new ArrayList<>(RequestTable.lines(nameWidth, total, total));
        lines.addAll(PercentileTable.lines(nameWidth, total, PercentileTable.Times.SERVICE));
        if (total.total().all().intended().count() > 0) {
            lines.addAll(PercentileTable.lines(nameWidth, total, PercentileTable.Times.FROM_INTENDED_START));
        }
        if (!total.starts().isEmpty()) {
            lines.addAll(StartsTable.lines(nameWidth, total, total));
        }
        if (!total.failures().isEmpty()) {
            lines.addAll(ErrorTable.failures(nameWidth, total));
        }
        if (!total.exceptions().isEmpty()) {
            lines.addAll(ErrorTable.exceptions(nameWidth, total));
        }
        return lines;
    }

    /// Left-aligned in a column of the given width; longer text sticks out, as in Locust.
    static String left(String text, int width) {
        int length = text.codePointCount(0, text.length());
        return text + " ".repeat(Math.max(0, width - length));
    }

    /// A line of dashes under columns of these widths.
    static String separator(int... widths) {
        return Arrays.stream(widths)
                .mapToObj(width -> "-".repeat(Math.max(0, width)))
                .collect(Collectors.joining("|"));
    }
}
