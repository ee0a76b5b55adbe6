package dev.gryllus.output;

/// One line of a live view.
public record LiveLine(String text, Style style) {
    /// How a line is drawn if colours are wanted.
    public enum Style {
        PLAIN(""),
        STRONG("1"),
        FAINT("2"),
        ALARM("31");

        /// The parameter of the terminal's "select graphic rendition"; empty for the terminal's own.
        final String rendition;

        Style(String rendition) {
            this.rendition = rendition;
        }
    }
}
