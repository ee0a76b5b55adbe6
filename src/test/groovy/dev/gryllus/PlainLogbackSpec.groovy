package dev.gryllus

import ch.qos.logback.classic.Level
import org.slf4j.Logger
import spock.lang.Specification

class PlainLogbackSpec extends Specification {
    def provider = new PlainLogback()

    def "it makes loggers that say nothing to anybody until logging is set up"() {
        given:
        provider.initialize()
        def root = provider.loggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)

        expect:
        !root.iteratorForAppenders().hasNext()
        root.level == Level.DEBUG
        provider.loggerFactory.getLogger('dev.gryllus').effectiveLevel == Level.DEBUG
    }

    def "values of the logging thread reach the lines, as SLF4J promises"() {
        given:
        provider.initialize()

        when:
        provider.getMDCAdapter().put('user', 'Ada')

        then:
        provider.loggerFactory.getMDCAdapter().get('user') == 'Ada'

        cleanup:
        provider.getMDCAdapter().clear()
    }

    def "it is the provider that the launchers name"() {
        expect:
        new File('src/main/dist/lib/java.options').readLines().contains("-Dslf4j.provider=${PlainLogback.name}".toString())
    }
}
