package dev.gryllus.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// What happened, by time: so many cells at most, each as wide as all others and beginning at a multiple of that width.
/// When there are too many, each two become one, and the width doubles.
///
/// What it holds depends on what was added alone, neither on the order nor on when cells were joined, as long as `plus`
/// is associative and commutative. Where nothing was added there is no cell: a gap stays a gap. For one thread at a
/// time.
///
/// @param <C> what a cell holds; immutable
final class Thinned<C> {
    private final BinaryOperator<C> plus;
    private SortedMap<Integer, C> cells = new TreeMap<>();
    private int most;
    private int width = 1;

    /// @param from seconds since the beginning
    record Point<C>(int from, C cell) {}

    /// @param points in the order of time
    /// @param width of each in seconds
    record Points<C>(int width, List<Point<C>> points) {}

    /// @param most so many cells between the beginning and the last one
    Thinned(int most, BinaryOperator<C> plus) {
        this.plus = plus;
        limit(most);
    }

    /// @param second since the beginning, from 0
    void add(int second, C cell) {
        cells.merge(second / width, cell, plus);
        narrow();
    }

    /// From now on there are so many at most, at least 1.
    void limit(int mostFromNowOn) {
        if (mostFromNowOn < 1) {
            throw new IllegalArgumentException("at least one cell, not " + mostFromNowOn);
        }
        most = mostFromNowOn;
        narrow();
    }

    Points<C> points() {
        List<Point<C>> points = new ArrayList<>(cells.size());
        cells.forEach((index, cell) -> points.add(new Point<>(index * width, cell)));
        return new Points<>(width, points);
    }

    /// The last of the points alone; none before the first.
    Points<C> newest() {
        return new Points<>(
                width,
                cells.isEmpty()
                        ? List.of()
                        : List.of(new Point<>(
                                cells.lastKey() * width, cells.lastEntry().getValue())));
    }

    private void narrow() {
        while (!cells.isEmpty() && cells.lastKey() >= most) {
            SortedMap<Integer, C> joined = new TreeMap<>();
            cells.forEach((index, cell) -> joined.merge(index / 2, cell, plus));
            cells = joined;
            width *= 2;
        }
    }
}
