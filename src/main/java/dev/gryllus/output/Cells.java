package dev.gryllus.output;

import org.jline.utils.WCWidth;

/// How much room text takes on a terminal, where some characters take two columns and some none.
public final class Cells {
    private Cells() {}

    /// The columns that a text takes.
    public static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /// The text, or as much of it as fits with an ellipsis behind.
    static String cut(String text, int columns) {
        return width(text) <= columns ? text : beginning(text, columns - 1) + "…";
    }

    private static String beginning(String text, int columns) {
        StringBuilder result = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(text.codePointAt(i));
            if (used > columns) {
                break;
            }
            result.appendCodePoint(text.codePointAt(i));
        }
        return result.toString();
    }

    private static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
