package dev.gryllus

import ch.qos.logback.classic.Level
import ch.qos.logback.classic.LoggerContext
import ch.qos.logback.classic.spi.LoggingEvent
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.Specification

class LogFormatSpec extends Specification {
    final logger = new LoggerContext().getLogger('gryllus.main')

    def 'a line at #instant begins with #begin'() {
        expect:
        new LogFormat('box', zone).doLayout(event(Level.INFO, 'told', instant)).startsWith(begin)

        where:
        instant                    | zone                         || begin
        '2026-11-29T15:12:38.123Z' | ZoneOffset.UTC               || '[2026-11-29 15:12:38,123] '
        '2026-01-02T03:04:05.006Z' | ZoneOffset.UTC               || '[2026-01-02 03:04:05,006] '
        '2026-01-02T00:00:00Z'     | ZoneOffset.UTC               || '[2026-01-02 00:00:00,000] '
        '2026-01-02T23:59:59.999Z' | ZoneOffset.UTC               || '[2026-01-02 23:59:59,999] '
        '2026-07-01T23:30:00Z'     | ZoneId.of('Europe/Berlin')   || '[2026-07-02 01:30:00,000] '
    }

    def 'a #level is told as #name'() {
        expect:
        line(event(level, 'told')) == "box/$name/gryllus.main: told" + System.lineSeparator()

        where:
        level       || name
        Level.ERROR || 'ERROR'
        Level.WARN  || 'WARNING'
        Level.INFO  || 'INFO'
        Level.DEBUG || 'DEBUG'
    }

    def 'arguments stand in the text'() {
        expect:
        line(event(Level.INFO, '{} of {}', '2026-01-01T00:00:00Z', null, 1, 'two')).contains(': 1 of two')
    }

    def 'what was thrown stands below the line, with its cause'() {
        given:
        def thrown = new IllegalStateException('broken', new IOException('full'))

        when:
        def lines = line(event(Level.ERROR, 'told', '2026-01-01T00:00:00Z', thrown)).readLines()

        then:
        lines[0] == 'box/ERROR/gryllus.main: told'
        lines[1] == 'java.lang.IllegalStateException: broken'
        lines[2].startsWith('\tat ')
        lines.any { it.startsWith('Caused by: java.io.IOException: full') }
    }

    private static String line(LoggingEvent event) {
        new LogFormat('box', ZoneOffset.UTC).doLayout(event).replaceFirst(/^\[.*?] /, '')
    }

    private LoggingEvent event(Level level, String text, String at = '2026-01-01T00:00:00Z', Throwable thrown = null, Object... arguments) {
        def event = new LoggingEvent('', logger, level, text, thrown, arguments)
        event.instant = Instant.parse(at)
        event
    }
}
