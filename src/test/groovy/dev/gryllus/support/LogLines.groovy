package dev.gryllus.support

import ch.qos.logback.classic.Level
import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import org.slf4j.LoggerFactory

/** What a logger was told while a spec ran. Close it, or later specs are listened to as well. */
class LogLines implements Closeable {
    private final Logger logger
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>()
    private final boolean additive
    private final Level level

    LogLines(String name = 'gryllus.output') {
        logger = (Logger) LoggerFactory.getLogger(name)
        additive = logger.additive
        level = logger.level
        logger.additive = false
        logger.level = Level.DEBUG
        appender.start()
        logger.addAppender(appender)
    }

    List<String> of(Level level) {
        synchronized (appender) { // which adds under its own lock
            return appender.list.findAll { it.level == level }*.formattedMessage
        }
    }

    @Override
    void close() {
        logger.detachAppender(appender)
        logger.additive = additive
        logger.level = level
    }
}
