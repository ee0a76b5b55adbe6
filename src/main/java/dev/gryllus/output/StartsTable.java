package dev.gryllus.output;

import dev.gryllus.stats.Starts;
import dev.gryllus.stats.StatsSnapshot;
import java.util.ArrayList;
import java.util.List;

/// Task starts of types with an arrival rate: whether the load was as asked for. A table of our own, since Locust has
/// no such types.
final class StartsTable {
    private static final String FIGURES = " %12s %12s %18s %18s";
    private static final String HEADINGS = FIGURES.formatted("# intended", "intended/s", "# late", "# dropped");

    private StartsTable() {}

    /// @param rates whose starts per second are shown: the same snapshot, or that of a window
    static List<String> lines(int nameWidth, StatsSnapshot counts, StatsSnapshot rates) {
        String separator = ConsoleTables.separator(nameWidth, 13, 12, 18, 18);
        List<String> lines = new ArrayList<>();
        lines.add("Task starts (arrival_rate)");
        lines.add(ConsoleTables.left("User", nameWidth) + HEADINGS);
        lines.add(separator);
        counts.starts().forEach((type, starts) -> {
            lines.add(ConsoleTables.left(Printable.of(type), nameWidth)
                    + FIGURES.formatted(
                            starts.intended(),
                            Decimals.fixed(rates.startsPerSecond(type), 2),
                            withShare(starts.late(), starts),
                            withShare(starts.dropped(), starts)));
        });
        lines.addAll(List.of(separator, ""));
        return lines;
    }

    private static String withShare(long count, Starts of) {
        double percent = of.intended() == 0 ? 0 : 100.0 * count / of.intended();
        return count + "(" + Decimals.fixed(percent, 2) + "%)";
    }
}
