package dev.gryllus.output

import spock.lang.Specification

class PrintableSpec extends Specification {
    def "#what is spelled out"() {
        expect:
        Printable.of(text) == spelled

        where:
        what                   | text              || spelled
        'escape'               | '\u001b[31mred'   || '\\x1b[31mred'
        'bell'                 | 'a\u0007'         || 'a\\x07'
        'delete'               | 'a\u007f'         || 'a\\x7f'
        'eight-bit CSI'        | '\u009b2J'        || '\\x9b2J'
        'line break'           | 'a\nb\r\n'        || 'a\\nb\\r\\n'
        'tab'                  | 'a\tb'            || 'a\\tb'
        'backspace'            | 'a\bb'            || 'a\\x08b'
        'reversed text'        | 'a\u202eb'        || 'a\\u202eb'
        'line separator'       | 'a\u2028b'        || 'a\\u2028b'
        'invisible tag'        | 'a\udb40\udc41b'  || 'a\\U000e0041b'
        'half a character'     | 'a\ud83db'        || 'a\\ud83db'
    }

    def "visible text stays as it is: #text"() {
        expect:
        Printable.of(text).is(text)

        where:
        text << ['', '/items/[id]?q=a b', 'é€中', '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67', 'back\\slash']
    }

    def "lines are kept apart, tabs in them stay"() {
        expect:
        Printable.lines(text).toList() == lines

        where:
        text                       || lines
        'one'                      || ['one']
        ''                         || ['']
        'one\n\ttwo\r\nthree\n'    || ['one', '\ttwo', 'three', '']
        'a\rb\u001b[2J'            || ['a\\rb\\x1b[2J']
        '\tc\u0007'                || ['\tc\\x07']
    }
}
