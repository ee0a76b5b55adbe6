package dev.gryllus.output;

import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A pipe or a file: lines, one after another.
public final class PlainScreen implements Screen {
    private final PrintStream out;

    public PlainScreen(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void println(String text) {
        // Escaped here too: a terminal may sit at the other end of the pipe.
        out.print(
                Printable.lines(text).map(line -> line + System.lineSeparator()).collect(Collectors.joining()));
        out.flush();
    }

    @Override
    public OptionalInt columns() {
        return OptionalInt.empty();
    }
}
