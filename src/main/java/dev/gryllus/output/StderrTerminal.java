package dev.gryllus.output;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the terminal behind stderr. JLine tells whether there is one, how large it is and when that changes; it is
/// loaded here and nowhere else. Its own terminal objects are not used: they question the terminal at the start,
/// which takes most of a second and eats what is typed meanwhile.
public final class StderrTerminal {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.output");

    private StderrTerminal() {}

    /// Takes some 70 ms, because small programs (`test`, `tty`, `stty`) are asked: worth doing beside other work,
    /// and not worth trying where stderr cannot be a terminal or is known as a dumb one.
    ///
    /// @param stderr where the terminal is thought to be
    /// @param colours whether the live view may have colours; the caller knows of `NO_COLOR`
    /// @return empty if stderr is no terminal, or not the one that the program was started from
    public static Optional<LiveScreen> open(PrintStream stderr, boolean colours) {
        ExecTerminalProvider provider = new ExecTerminalProvider();
        if (!provider.isSystemStream(SystemStream.Error)) {
            return Optional.empty();
        }
        try {
            Pty terminal = provider.current(SystemStream.Error);
            AnsiScreen screen = new AnsiScreen(stderr, size(terminal), colours);
            Signals.register("WINCH", () -> resized(screen, terminal));
            return Optional.of(screen);
        } catch (IOException e) {
            LOG.debug("No live view: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static void resized(AnsiScreen screen, Pty terminal) {
        try {
            screen.resized(size(terminal));
        } catch (IOException e) {
            LOG.debug("The terminal does not tell its size any more: {}", e.getMessage());
        }
    }

    private static TerminalSize size(Pty terminal) throws IOException {
        Size size = terminal.getSize();
        boolean known = size.getColumns() > 0 && size.getRows() > 0;
        return known ? new TerminalSize(size.getColumns(), size.getRows()) : TerminalSize.USUAL;
    }
}
