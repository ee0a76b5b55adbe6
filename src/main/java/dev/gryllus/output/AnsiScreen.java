package dev.gryllus.output;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A terminal that understands ANSI sequences.
///
/// The cursor rests at the start of the line below the picture. Each change is one write: up to the picture's first
/// line, the new lines over the old ones, erase what is left of those. So nothing flickers, and nothing has to be
/// restored but the lines themselves. Any thread may call; one lock keeps pictures and printed lines apart.
final class AnsiScreen implements LiveScreen {
    private static final String CSI = "\u001b[";
    private static final String ERASE_REST_OF_LINE = CSI + "K";
    private static final String ERASE_BELOW = CSI + "J";
    private static final String WRAP_OFF = CSI + "?7l";
    private static final String WRAP_ON = CSI + "?7h";
    private static final String NEXT_LINE = "\r\n";

    private final PrintStream out;
    private final boolean colours;
    private TerminalSize size;
    private List<LiveLine> picture = List.of();

    /// The columns that each line of the picture takes on the screen: a narrowed terminal breaks them anew.
    private List<Integer> drawnWidths = List.of();

    AnsiScreen(PrintStream out, TerminalSize size, boolean colours) {
        this.out = out;
        this.size = size;
        this.colours = colours;
    }

    @Override
    public synchronized void println(String text) {
        String lines = Printable.lines(text).map(line -> line + NEXT_LINE).collect(Collectors.joining());
        write(drawnWidths.isEmpty() ? lines : toTop() + ERASE_BELOW + lines + drawn());
    }

    @Override
    public synchronized OptionalInt columns() {
        return OptionalInt.of(size.columns());
    }

    @Override
    public synchronized int rows() {
        return size.rows();
    }

    @Override
    public synchronized void show(List<LiveLine> lines) {
        picture = List.copyOf(lines);
        if (!picture.isEmpty() || !drawnWidths.isEmpty()) {
            write(toTop() + drawn());
        }
    }

    @Override
    public synchronized void hide() {
        show(List.of());
    }

    /// Told when the terminal has another size.
    synchronized void resized(TerminalSize now) {
        size = now;
        show(picture);
    }

    private String toTop() {
        int rows = drawnWidths.stream().mapToInt(size::rowsFor).sum();
        return "\r" + (rows == 0 ? "" : CSI + rows + "A");
    }

    private String drawn() {
        // The last row is the cursor's; the last column stays free, because some terminals wrap behind it.
        List<LiveLine> visible =
                picture.stream().limit(size.rows() - 1).map(this::fitted).toList();
        drawnWidths = visible.stream().map(line -> Cells.width(line.text())).toList();
        return visible.stream()
                .map(line -> styled(line) + ERASE_REST_OF_LINE + NEXT_LINE)
                .collect(Collectors.joining("", WRAP_OFF, ERASE_BELOW + WRAP_ON));
    }

    private LiveLine fitted(LiveLine line) {
        return new LiveLine(Cells.cut(Printable.of(line.text()), size.columns() - 1), line.style());
    }

    private String styled(LiveLine line) {
        String rendition = line.style().rendition;
        return colours && !rendition.isEmpty() ? CSI + rendition + "m" + line.text() + CSI + "m" : line.text();
    }

    private void write(String change) {
        out.print(change);
        out.flush();
    }
}
