package dev.gryllus.report;

import dev.gryllus.compare.Change;
import dev.gryllus.compare.Change.Meaning;
import dev.gryllus.compare.Figure;
import java.math.BigDecimal;
import java.util.Locale;

/// Changes between two runs in words and numbers, as all summaries show them.
final class ChangeWords {
    private ChangeWords() {}

    static String title(Figure figure) {
        return switch (figure) {
            case RATE -> "RPS";
            case FAILURES -> "Failed";
            case P50 -> "p50 ms";
            case P95 -> "p95 ms";
            case P99 -> "p99 ms";
            case MEAN -> "Mean ms";
        };
    }

    static String value(Figure figure, double value) {
        return figure == Figure.FAILURES
                ? String.format(Locale.ROOT, "%.2f%%", 100 * value)
                : Readable.number(BigDecimal.valueOf(value));
    }

    /// `12 → 24`, with another arrow if need be; `12` if both look the same.
    static String values(Change change, String arrow) {
        String before = value(change.figure(), change.before().value());
        String after = value(change.figure(), change.after().value());
        return before.equals(after) ? after : before + arrow + after;
    }

    /// `+101%`; of shares, which are percentages themselves, in points: `+5.00`. Empty if there is none, or if
    /// there was nothing before.
    static String difference(Change change) {
        if (change.difference() == 0) {
            return "";
        }
        if (change.figure() == Figure.FAILURES) {
            return String.format(Locale.ROOT, "%+.2f", 100 * change.difference());
        }
        double percent = 100 * (change.ratio() - 1);
        return Double.isFinite(percent)
                ? String.format(Locale.ROOT, Math.abs(percent) < 9.95 ? "%+.1f%%" : "%+.0f%%", percent)
                : "";
    }

    /// What a change means: `slower`, `fewer failures`. Empty if it means nothing.
    static String meaning(Change change) {
        return switch (change.meaning()) {
            case NONE -> "";
            case WORSE -> change.figure().isTime() ? "slower" : "more failures";
            case BETTER -> change.figure().isTime() ? "faster" : "fewer failures";
        };
    }

    static String arrow(Meaning meaning) {
        return switch (meaning) {
            case NONE -> "";
            case WORSE -> "▲";
            case BETTER -> "▼";
        };
    }
}
