package dev.gryllus.web

import spock.lang.Specification

class JsonSpec extends Specification {
    def "JSON is spelled as Locust does: sorted, two blanks, ASCII, a line break at the end"() {
        expect:
        new String(Json.bytes([b: [1, 2.5d, 1000.0d, null], a: [:], 'ü': '</script>\n"é']), 'US-ASCII') == '''\
            {
              "a": {},
              "b": [
                1,
                2.5,
                1000.0,
                null
              ],
              "\\u00fc": "</script>\\n\\"\\u00e9"
            }
            '''.stripIndent()
    }

    def "#text is refused"() {
        when:
        Json.read(text.bytes, Map)

        then:
        thrown(Refusal)

        where:
        text << ['', '{', 'null', '[]', '{"a": NaN}', '{"a": 1} x', '[' * 50_000, '{"a":' * 50_000, '\0', '{"a": "\uD800']
    }

    def "bytes from outside never do anything but be refused"() {
        given:
        def random = new Random(5)
        def alphabet = '{}[]":,0123456789eE.-\\untrfals \u0000é'

        expect:
        (1..20_000).each {
            def text = (1..(1 + random.nextInt(30))).collect { alphabet[random.nextInt(alphabet.length())] }.join('')
            try {
                Json.read(text.getBytes('UTF-8'), Map)
            } catch (Refusal expected) {
                assert expected.status() == 400
            }
        }
    }
}
