package dev.gryllus.output;

import dev.gryllus.stats.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keys that are pressed on the terminal behind stdin, without Enter.
///
/// The terminal is looked at several times a second, on a thread of its own, and a read never waits: in the background
/// of a shell it would stop the whole program. For the same reason the terminal is left alone there, and taken again
/// when the program is back in the foreground. [#close] may be called by any thread, at any time, and more than once.
public final class Keyboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.keyboard");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /// Function keys, arrows, keys pressed with Alt: the letters in them are no keys of their own.
    private static final Pattern CONTROL_SEQUENCES = Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|O?.)?");

    private final KeyTerminal terminal;
    private final Clock clock;
    private final Consumer<String> listener;

    /// Guarded by this object, as is the terminal.
    private boolean closed;

    private boolean toRestore;

    /// Whether the terminal may have lost its mode: the shell sets its own when it takes the terminal back.
    private volatile boolean modeInDoubt = true;

    /// @param listener told on the keyboard's thread what was typed since the last look
    Keyboard(KeyTerminal terminal, Clock clock, Consumer<String> listener) {
        this.terminal = terminal;
        this.clock = clock;
        this.listener = listener;
    }

    /// Begins to listen, and returns at once. Whoever calls it sees to it that [#close] is called in each way in which
    /// the program may end.
    ///
    /// @param listener told on the keyboard's thread what was typed since the last look, in order
    public static Keyboard listen(InputStream stdin, Clock clock, Consumer<String> listener) {
        Keyboard keyboard = new Keyboard(new StdinTerminal(stdin), clock, listener);
        Signals.register("CONT", keyboard::continued);
        Thread.ofPlatform().daemon().name("keyboard").start(keyboard::run);
        return keyboard;
    }

    private void run() {
        try {
            while (look()) {
                clock.sleep(BETWEEN_LOOKS);
            }
        } catch (IOException e) {
            LOG.debug("Keyboard input ends: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /// @return whether there is a point in looking again
    boolean look() throws IOException {
        String keys = CONTROL_SEQUENCES.matcher(typed()).replaceAll("");
        if (!keys.isEmpty()) {
            listener.accept(keys);
        }
        return isOpen();
    }

    /// The program was stopped (CTRL+Z), and goes on.
    void continued() {
        modeInDoubt = true;
    }

    /// Makes the terminal what it was. Nothing is read any more.
    @Override
    public synchronized void close() {
        closed = true;
        if (!toRestore || !terminal.isOurs()) {
            return; // in the background it is the shell's, which has set what it needs
        }
        try {
            terminal.restore();
            toRestore = false;
        } catch (IOException e) {
            LOG.debug("The terminal cannot be restored: {}", e.getMessage());
        }
    }

    private synchronized String typed() throws IOException {
        if (closed) {
            return "";
        }
        if (!terminal.isOurs()) {
            modeInDoubt = true;
            return "";
        }
        if (modeInDoubt) {
            modeInDoubt = false;
            toRestore = true; // before it is done: what is half done is undone too
            terminal.enterKeyMode();
        }
        return terminal.typed();
    }

    private synchronized boolean isOpen() {
        return !closed;
    }
}
