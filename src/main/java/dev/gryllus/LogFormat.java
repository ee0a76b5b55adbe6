package dev.gryllus;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/// Lines of the log as Locust writes them: `[2026-11-29 15:12:38,123] box/INFO/gryllus.main: text`, and below it
/// what was thrown. Logback's own patterns say the same, but to read one takes a hundred classes of a start.
final class LogFormat extends LayoutBase<ILoggingEvent> {
    private final String host;
    private final ZoneId zone;

    LogFormat(String host, ZoneId zone) {
        this.host = host;
        this.zone = zone;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128);
        append(line, LocalDateTime.ofInstant(event.getInstant(), zone));
        line.append(host).append('/').append(name(event.getLevel())).append('/');
        line.append(event.getLoggerName()).append(": ").append(event.getFormattedMessage());
        line.append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, LocalDateTime time) {
        line.append('[').append(time.toLocalDate());
        append(line, ' ', time.getHour(), 2);
        append(line, ':', time.getMinute(), 2);
        append(line, ':', time.getSecond(), 2);
        append(line, ',', time.get(ChronoField.MILLI_OF_SECOND), 3);
        line.append("] ");
    }

    private static void append(StringBuilder line, char separator, int number, int digits) {
        String written = Integer.toString(number);
        line.append(separator).repeat('0', digits - written.length()).append(written);
    }

    private static String name(Level level) {
        return level == Level.WARN ? "WARNING" : level.toString();
    }
}
