package dev.gryllus.output;

/// How many characters a terminal shows.
record TerminalSize(int columns, int rows) {
    /// What terminals that do not tell are taken for.
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a terminal has columns and rows, not " + columns + " by " + rows);
        }
    }

    /// How many rows a line of this many columns takes.
    int rowsFor(int width) {
        return Math.max(1, Math.ceilDiv(width, columns));
    }
}
