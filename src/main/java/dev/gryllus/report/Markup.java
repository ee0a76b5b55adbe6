package dev.gryllus.report;

/// Text from outside on its way into HTML or XML.
final class Markup {
    private Markup() {}

    /// As the content of an element or of an attribute in double quotes. Characters that XML does not know become `�`.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isKnown(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isKnown(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
