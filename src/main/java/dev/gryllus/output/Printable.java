package dev.gryllus.output;

import java.util.Arrays;
import java.util.stream.Stream;

/// Makes text from outside (names of requests, failures, log messages) harmless for a terminal: whatever is not a
/// visible character is spelled out, so that a server cannot move the cursor, change colours or reverse the text.
public final class Printable {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Printable() {}

    /// One line: line breaks and tabs are spelled out as `\n`, `\r` and `\t`.
    public static String of(String text) {
        return text.codePoints().allMatch(Printable::isVisible) ? text : spelledOut(text, false);
    }

    /// As many lines as the text has, harmless each; tabs stay, because stack traces in the log are indented by
    /// them.
    public static Stream<String> lines(String text) {
        return Arrays.stream(text.split("\r?\n", -1)).map(Printable::keepingTabs);
    }

    private static String keepingTabs(String text) {
        return text.codePoints().allMatch(c -> c == '\t' || isVisible(c)) ? text : spelledOut(text, true);
    }

    private static String spelledOut(String text, boolean keepTabs) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isVisible(c) || (keepTabs && c == '\t')) {
                result.appendCodePoint(c);
            } else {
                result.append(escape(c));
            }
        });
        return result.toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> (c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x").formatted(c);
        };
    }

    /// Format characters include those that reverse text; the two joiners are needed to write some scripts and
    /// emoji.
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
