package dev.gryllus.output;

import java.util.List;

/// A terminal whose last lines are a picture that is redrawn in place; printed lines go above it.
public interface LiveScreen extends Screen {
    /// How many lines the terminal has now.
    int rows();

    /// Draws these lines in place of those shown before: as many as fit, each cut to the terminal's width.
    void show(List<LiveLine> lines);

    /// Takes the picture away and leaves the terminal as it was.
    void hide();
}
