package dev.gryllus.history;

import dev.gryllus.stats.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/// The cells of a history as columns.
final class Columns {
    private final List<Cell> cells;
    private final boolean withExtremes;

    Columns(Thinned.Points<Cell> points) {
        this.cells = points.points().stream().map(Thinned.Point::cell).toList();
        this.withExtremes = points.width() > 1;
    }

    List<Number> column(ToDoubleFunction<Cell> figure) {
        return Figures.column(cells, figure);
    }

    /// By the labels of phases, of those that some request had.
    Map<String, List<Number>> phases() {
        Map<String, List<Number>> columns = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            if (cells.stream().anyMatch(cell -> cell.phases().of(phase).count() > 0)) {
                columns.put(phase.label(), column(cell -> cell.mean(phase)));
            }
        }
        return columns;
    }

    /// @param value of a range that is known
    HistoryDocument.Figure figure(Function<Cell, Range> range, ToDoubleBiFunction<Cell, Range> value) {
        return new HistoryDocument.Figure(
                column(cell -> known(range.apply(cell), known -> value.applyAsDouble(cell, known))),
                extremes(cell -> known(range.apply(cell), Range::least)),
                extremes(cell -> known(range.apply(cell), Range::most)));
    }

    private Optional<List<Number>> extremes(ToDoubleFunction<Cell> figure) {
        return withExtremes ? Optional.of(column(figure)) : Optional.empty();
    }

    private static double known(Range range, ToDoubleFunction<Range> figure) {
        return range.isKnown() ? figure.applyAsDouble(range) : Figures.UNKNOWN;
    }
}
