package dev.gryllus.history;

import java.util.List;
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
