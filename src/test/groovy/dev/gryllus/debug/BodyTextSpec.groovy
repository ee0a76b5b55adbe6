package dev.gryllus.debug

import static java.nio.charset.StandardCharsets.ISO_8859_1
import static java.nio.charset.StandardCharsets.UTF_8

import spock.lang.Specification

class BodyTextSpec extends Specification {

    def "a body of #what is shown as #lines"() {
        expect:
        BodyText.of(body as byte[], charset) == lines

        where:
        what                   | body                                 | charset    || lines
        'nothing'              | []                                   | UTF_8      || []
        'text'                 | '{"id": 7}'.bytes                    | UTF_8      || ['{"id": 7}']
        'several lines'        | 'a=1\r\n\tb=2\n'.bytes               | UTF_8      || ['a=1', '\tb=2']
        'another charset'      | 'Größe'.getBytes('ISO-8859-1')       | ISO_8859_1 || ['Größe']
        'terminal control'     | 'a\u001b[2Jb'.bytes                  | UTF_8      || ['a\\x1b[2Jb']
        'what is not UTF-8'    | [0x89, 0x50, 0x4e, 0x47]             | UTF_8      || ['(4 bytes that are no text)']
        'zeros'                | [0x61, 0, 0x62]                      | UTF_8      || ['(3 bytes that are no text)']
    }

    def "a long body is cut, and says by how much"() {
        when:
        def lines = BodyText.of(('x' * (BodyText.LONGEST + 1234)).bytes, UTF_8)

        then:
        lines == ['x' * BodyText.LONGEST, '(… 1,234 more characters)']
    }

    def "a character of two halves is not cut in two"() {
        when:
        def lines = BodyText.of(('x' * (BodyText.LONGEST - 1) + '😀' * 2).getBytes(UTF_8), UTF_8)

        then:
        lines == ['x' * (BodyText.LONGEST - 1), '(… 4 more characters)']
    }
}
