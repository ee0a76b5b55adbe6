package dev.gryllus.output

import spock.lang.Specification

class PlainScreenSpec extends Specification {
    def bytes = new ByteArrayOutputStream()
    def screen = new PlainScreen(new PrintStream(bytes, false, 'UTF-8'))

    def "prints harmless lines"() {
        when:
        screen.println('one')
        screen.println('two\n\tthree\u001b[2J\n')

        then:
        bytes.toString('UTF-8').readLines() == ['one', 'two', '\tthree\\x1b[2J', '']
    }

    def "is no terminal"() {
        expect:
        screen.columns() == OptionalInt.empty()
    }
}
