package dev.gryllus.output

/** Run in a pseudo-terminal by a spec: prints the terminal's size, changes it, and prints it again. */
class TerminalProbe {
    static void main(String[] args) {
        def found = StderrTerminal.open(System.err, false)
        if (found.empty) {
            println 'no terminal'
            return
        }
        LiveScreen screen = found.get()
        println "${screen.columns().asInt} by ${screen.rows()}"
        new ProcessBuilder('stty', 'cols', '70', 'rows', '20').inheritIO().start().waitFor()
        long deadline = System.nanoTime() + 20_000_000_000L
        while (screen.columns().asInt != 70 && System.nanoTime() < deadline) {
            Thread.yield()
        }
        println "${screen.columns().asInt} by ${screen.rows()}"
    }
}
