package dev.gryllus;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last lines of the log. Written by all threads that log, one at a time; read by any.
final class LogMemory extends AppenderBase<ILoggingEvent> {
    /// As Locust keeps.
    private static final int MOST_LINES = 500;

    /// What a script prints shall not fill the memory.
    private static final int LONGEST = 10_000;

    private final Layout<ILoggingEvent> layout;
    private final Deque<String> lines = new ArrayDeque<>(); // guarded by itself

    LogMemory(Layout<ILoggingEvent> layout) {
        this.layout = layout;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = layout.doLayout(event).stripTrailing();
        synchronized (lines) {
            if (lines.size() >= MOST_LINES) {
                lines.removeFirst();
            }
            lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
