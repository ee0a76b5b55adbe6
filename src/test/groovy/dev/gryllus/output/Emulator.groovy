package dev.gryllus.output

import org.jline.utils.ScreenTerminal

/** A terminal that shows what it is sent, by JLine's emulation. */
class Emulator extends OutputStream {
    private final ScreenTerminal terminal
    final List<String> writes = []

    Emulator(int columns, int rows) {
        terminal = new ScreenTerminal(columns, rows)
    }

    PrintStream stream() {
        new PrintStream(new BufferedOutputStream(this, 1 << 20), false, 'UTF-8')
    }

    @Override
    void write(int b) {
        write([b] as byte[], 0, 1)
    }

    @Override
    void write(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, 'UTF-8')
        writes << text
        terminal.write(text)
    }

    void resize(int columns, int rows) {
        terminal.setSize(columns, rows)
    }

    /** The lines that are shown, without blanks at their ends and empty lines at the bottom. */
    List<String> shown() {
        def lines = terminal.toString().split('\n').collect { it.replaceAll(/\s+$/, '') }
        while (lines && lines.last().empty) {
            lines.removeLast()
        }
        lines
    }
}
