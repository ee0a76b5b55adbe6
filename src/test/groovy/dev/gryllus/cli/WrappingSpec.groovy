package dev.gryllus.cli

import spock.lang.Specification

class WrappingSpec extends Specification {
    def "'#text' in #width columns"() {
        expect:
        Wrapping.lines(text, width) == lines

        where:
        text                | width || lines
        ''                  | 10    || []
        'one'               | 10    || ['one']
        'one two'           | 7     || ['one two']
        'one two'           | 6     || ['one', '  two']
        'one two three'     | 8     || ['one two', '  three']
        'seven-letters on'  | 5     || ['seven-letters', '  on']
        'two\nparagraphs'   | 20    || ['two', 'paragraphs']
    }
}
