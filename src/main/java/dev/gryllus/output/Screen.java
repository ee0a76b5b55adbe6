package dev.gryllus.output;

import java.util.OptionalInt;

/// Where lines for people go: tables, and the log where it shares the terminal with a live view.
///
/// Any thread may print. Whatever is printed is made harmless for a terminal on the way.
public interface Screen {
    /// Prints one line, or several in one piece if the text has line breaks in it; one more break follows the text.
    void println(String text);

    /// How wide it is now; empty if it is not a terminal.
    OptionalInt columns();
}
