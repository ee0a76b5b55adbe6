package dev.gryllus.cli

import spock.lang.Specification

class LogLevelSpec extends Specification {
    def "case does not matter"() {
        expect:
        LogLevel.named('debug') == LogLevel.DEBUG
        LogLevel.named('Warning') == LogLevel.WARNING
        LogLevel.named('CRITICAL') == LogLevel.CRITICAL
    }

    def "another word is refused with the levels there are"() {
        when:
        LogLevel.named('TRACE')

        then:
        def rejected = thrown(IllegalArgumentException)
        rejected.message == "invalid choice: 'TRACE' (choose from 'DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL')"
    }
}
