package dev.gryllus.cli

import java.time.Duration

import spock.lang.Specification

class TimeSpanSpec extends Specification {
    def "'#text' is #seconds seconds"() {
        expect:
        TimeSpan.parse(text) == Duration.ofSeconds(seconds)

        where:
        text        || seconds
        '0'         || 0
        '7'         || 7
        '20'        || 20
        '20s'       || 20
        '1m'        || 60
        '3m'        || 180
        '5m'        || 300
        '90m'       || 5_400
        '2h'        || 7_200
        '1h20m'     || 4_800
        '1h5s'      || 3_605
        '1h3m7s'    || 3_787
        '3h30m10s'  || 12_610
        '007s'      || 7
    }

    def "'#text' is rejected with the formats that are valid"() {
        when:
        TimeSpan.parse(text)

        then:
        def rejected = thrown(IllegalArgumentException)
        rejected.message == 'Invalid time span format. Valid formats: 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.'

        where:
        text << ['', 'q', 'h', 's', '1h30', '1h2m3', '1.5', '1.5h', '10s1m', '1m1h', '1 m', ' 1m', '1m ', '-1', '+1', '1H',
            '1m\n', '\u0661s', '99999999999999999999', '9999999999999999999h', '9223372036854775807h', '3000000h']
    }

    def "the longest span still fits into nanoseconds"() {
        expect:
        TimeSpan.parse('9223372036s').toNanos() > 0

        when:
        TimeSpan.parse('9223372037s')

        then:
        thrown(IllegalArgumentException)
    }
}
