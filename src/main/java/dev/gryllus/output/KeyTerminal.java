package dev.gryllus.output;

import java.io.IOException;

/// A terminal as far as reading keys needs it. One thread at a time.
interface KeyTerminal {
    /// Whether what is typed is for this program: false while it runs in the background of a shell, or has no
    /// terminal. Then nothing else here may be called, for the system would stop the program.
    boolean isOurs();

    /// From now on keys arrive one by one and are not echoed. CTRL+C and its kin stay what they are.
    void enterKeyMode() throws IOException;

    /// Makes the terminal what it was before the first [#enterKeyMode].
    void restore() throws IOException;

    /// What was typed since it was asked last, up to now: never waits.
    String typed() throws IOException;
}
