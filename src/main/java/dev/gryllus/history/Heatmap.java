package dev.gryllus.history;

import dev.gryllus.history.Distribution.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many requests took how long, over time. Columns without requests are left out.
///
/// @param width of a column in seconds
/// @param t the beginning of each column, in seconds since the start
/// @param edges of the rows in milliseconds, ascending, one more than there are rows; rows are equal on a logarithmic
///     scale
/// @param cells of each column: row, count, row, count …, for the rows that are not empty
record Heatmap(int width, List<Integer> t, List<Number> edges, List<List<Number>> cells) {
    static final int MOST_COLUMNS = 300;
    static final int MOST_ROWS = 60;

    static Heatmap of(Thinned.Points<Cell> points) {
        SortedMap<Integer, LatencyBuckets> columns = new TreeMap<>();
        int width = width(points);
        points.points().forEach(point -> {
            LatencyBuckets times = point.cell().traffic().times();
            if (!times.isEmpty()) {
                columns.merge(point.from() / width, times, LatencyBuckets::plus);
            }
        });
        Grouping rows = Grouping.of(columns.values().stream(), MOST_ROWS);
        return new Heatmap(
                width,
                columns.keySet().stream().map(column -> column * width).toList(),
                rows.edges(),
                columns.values().stream().map(times -> cells(rows, times)).toList());
    }

    /// That of the points, doubled until the columns are few enough.
    private static int width(Thinned.Points<Cell> points) {
        int end = points.points().isEmpty() ? 0 : points.points().getLast().from();
        int width = points.width();
        while (end / width >= MOST_COLUMNS) {
            width *= 2;
        }
        return width;
    }

    private static List<Number> cells(Grouping rows, LatencyBuckets times) {
        List<Number> cells = new ArrayList<>();
        for (int row = 0; row < rows.groups(); row++) {
            long count = rows.count(times, row);
            if (count > 0) {
                cells.add(row);
                cells.add(count);
            }
        }
        return cells;
    }
}
