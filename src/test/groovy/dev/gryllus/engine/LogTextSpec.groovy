package dev.gryllus.engine

import spock.lang.Specification

class LogTextSpec extends Specification {
    def "numbers are written as everywhere, in a country that writes them otherwise, too"() {
        given:
        def before = Locale.default
        Locale.default = Locale.forLanguageTag('ar-EG-u-nu-arab')
        assert String.format('%.2f', 0.5d) != '0.50'

        expect:
        LogText.of('%d users at %.2f', 12345, 0.5d) == '12345 users at 0.50'

        cleanup:
        Locale.default = before
    }
}
