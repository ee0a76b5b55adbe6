package dev.gryllus.cli

import spock.lang.Specification
import spock.lang.Timeout

class NumbersSpec extends Specification {
    def "a whole number within its bounds is taken: #text"() {
        expect:
        Numbers.whole(0, 255).apply(text) == number

        where:
        text  || number
        '0'   || 0
        '255' || 255
        '+7'  || 7
    }

    def "'#text' is not a whole number from 0 to 255"() {
        when:
        Numbers.whole(0, 255).apply(text)

        then:
        def rejected = thrown(IllegalArgumentException)
        rejected.message == message

        where:
        text         || message
        '-1'         || 'must be from 0 to 255'
        '256'        || 'must be from 0 to 255'
        'many'       || "invalid int value: 'many' (expected a whole number from 0 to 255)"
        '1.0'        || "invalid int value: '1.0' (expected a whole number from 0 to 255)"
        ''           || "invalid int value: '' (expected a whole number from 0 to 255)"
        '9999999999' || "invalid int value: '9999999999' (expected a whole number from 0 to 255)"
    }

    def "a number above 0 is taken: #text"() {
        expect:
        Numbers.positive(text) == number

        where:
        text   || number
        '1'    || 1.0d
        '0.5'  || 0.5d
        '.25'  || 0.25d
        '1e3'  || 1000d
        '+1.'  || 1d
        '1E-2' || 0.01d
    }

    def "'#text' is not a number above 0"() {
        when:
        Numbers.positive(text)

        then:
        def rejected = thrown(IllegalArgumentException)
        rejected.message == message

        where:
        text       || message
        '0'        || 'must be > 0'
        '-0.0'     || 'must be > 0'
        '-3'       || 'must be > 0'
        '1e-999'   || 'must be > 0'
        '1e999'    || "invalid float value: '1e999' (expected a number > 0)"
        'NaN'      || "invalid float value: 'NaN' (expected a number > 0)"
        'Infinity' || "invalid float value: 'Infinity' (expected a number > 0)"
        '1f'       || "invalid float value: '1f' (expected a number > 0)"
        '1d'       || "invalid float value: '1d' (expected a number > 0)"
        '0x10'     || "invalid float value: '0x10' (expected a number > 0)"
        ' 1'       || "invalid float value: ' 1' (expected a number > 0)"
        '.'        || "invalid float value: '.' (expected a number > 0)"
        '1e'       || "invalid float value: '1e' (expected a number > 0)"
        '1,5'      || "invalid float value: '1,5' (expected a number > 0)"
        ''         || "invalid float value: '' (expected a number > 0)"
    }

    @Timeout(5)
    def "long text is refused as quickly as short"() {
        when:
        Numbers.positive('1' * 200_000 + 'x')

        then:
        thrown(IllegalArgumentException)
    }
}
