package dev.gryllus.user

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import dev.gryllus.stats.ScriptError
import dev.gryllus.support.Events
import dev.gryllus.support.RecordingRecorder
import org.slf4j.LoggerFactory
import spock.lang.Specification

class FaultLogSpec extends Specification {
    def logger = LoggerFactory.getLogger('gryllus.user') as Logger
    def lines = new ListAppender<ILoggingEvent>()
    def next = new RecordingRecorder()
    def log = new FaultLog(next)

    def setup() {
        lines.start()
        logger.addAppender(lines)
        logger.additive = false
    }

    def cleanup() {
        logger.detachAppender(lines)
        logger.additive = true
    }

    def "an exception is told once for each place, and always counted"() {
        when:
        3.times { log.exception(new ScriptError("E: item $it", "E: item $it\n  at locustfile.groovy:3")) }
        log.exception(new ScriptError('E: item 9', 'E: item 9\n  at locustfile.groovy:8'))

        then:
        lines.list*.formattedMessage*.readLines()*.take(2) == [
            ['E: item 0', '  at locustfile.groovy:3'], ['E: item 9', '  at locustfile.groovy:8']]
        next.exceptions.size() == 4
    }

    def "a script that fails in ever new places does not fill the log"() {
        when:
        1000.times { log.exception(new ScriptError('E', "E\n  at locustfile.groovy:$it")) }

        then:
        lines.list.size() == 100
        next.exceptions.size() == 1000
    }

    def "requests pass through"() {
        given:
        def event = Events.success()

        when:
        log.request(event)

        then:
        next.requests == [event]
    }
}
