package dev.gryllus;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.gryllus.cli.LogLevel;
import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.output.Screen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets logging up: Locust's line format, to the screen or to a file.
final class Logs {
    /// They tell what only their authors want to know.
    private static final List<String> NOISY = List.of("io.javalin", "okhttp3", "org.eclipse.aether", "org.apache.http");

    /// It warns of what anybody may send to a server.
    private static final String SERVER = "org.eclipse.jetty";

    private Logs() {}

    /// To be called once, before anything is logged.
    ///
    /// @throws PlanException if the log file cannot be written
    static void install(Options.Logging options, Screen screen) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Layout<ILoggingEvent> lines = lines(context);
        Appender<ILoggingEvent> appender = options.file().isPresent() && !options.skipLogSetup()
                ? fileAppender(options.file().get(), lines)
                : new ScreenAppender(screen, lines);
        appender.setContext(context);
        appender.start();
        if (!appender.isStarted()) {
            throw new PlanException("--logfile " + options.file().orElseThrow() + ": cannot be written");
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(options.skipLogSetup() ? Level.WARN : level(options.level()));
        NOISY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        context.getLogger(SERVER).setLevel(Level.ERROR);
    }

    /// From now on keeps the last lines, for whoever wants to see them.
    static LogMemory remember() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LogMemory memory = new LogMemory(lines(context));
        memory.setContext(context);
        memory.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(memory);
        return memory;
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, CRITICAL -> Level.ERROR;
        };
    }

    private static Layout<ILoggingEvent> lines(LoggerContext context) {
        LogFormat lines = new LogFormat(HostName.current(), LocalZone.current());
        lines.setContext(context);
        lines.start();
        return lines;
    }

    private static Appender<ILoggingEvent> fileAppender(Path file, Layout<ILoggingEvent> lines) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(lines);
        encoder.setCharset(StandardCharsets.UTF_8);
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        return appender;
    }

    /// Log lines and tables share one screen, so that they do not tear each other apart.
    private static final class ScreenAppender extends AppenderBase<ILoggingEvent> {
        private final Screen screen;
        private final Layout<ILoggingEvent> lines;

        ScreenAppender(Screen screen, Layout<ILoggingEvent> lines) {
            this.screen = screen;
            this.lines = lines;
        }

        @Override
        protected void append(ILoggingEvent event) {
            screen.println(lines.doLayout(event).stripTrailing());
        }
    }
}
