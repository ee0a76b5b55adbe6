package dev.gryllus.output

import spock.lang.Specification

class TerminalSizeSpec extends Specification {
    def "a line of #width columns takes #rows rows of ten columns"() {
        expect:
        new TerminalSize(10, 5).rowsFor(width) == rows

        where:
        width || rows
        0     || 1
        10    || 1
        11    || 2
        21    || 3
    }

    def "#columns by #rows is no terminal"() {
        when:
        new TerminalSize(columns, rows)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "a terminal has columns and rows, not $columns by $rows"

        where:
        columns | rows
        0       | 24
        80      | 0
    }
}
