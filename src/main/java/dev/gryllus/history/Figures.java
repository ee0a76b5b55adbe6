package dev.gryllus.history;

import dev.gryllus.output.Decimals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Numbers as the JSON has them: four significant digits, more than a chart can show, and a null for what is not known.
final class Figures {
    static final double UNKNOWN = Double.NaN;

    private static final int DIGITS = 4;

    private Figures() {}

    /// Null, which is what JSON has for a gap, where the figure is not known.
    static Number rounded(double figure) {
        return Double.isNaN(figure) ? null : Decimals.significant(figure, DIGITS);
    }

    /// With nulls.
    static <T> List<Number> column(List<T> rows, ToDoubleFunction<T> figure) {
        List<Number> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(rounded(figure.applyAsDouble(row))));
        return Collections.unmodifiableList(column);
    }
}
