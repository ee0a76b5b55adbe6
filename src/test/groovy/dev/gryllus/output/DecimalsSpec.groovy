package dev.gryllus.output

import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class DecimalsSpec extends Specification {
    def "#value with #places places is #text, as in C and Python"() {
        expect:
        Decimals.fixed(value, places) == text

        where:
        value     | places || text
        0         | 2      || '0.00'
        0.125d    | 2      || '0.12'
        0.375d    | 2      || '0.38'
        1.005d    | 2      || '1.00'
        99.995d   | 2      || '100.00'
        99.994d   | 2      || '99.99'
        1e7d      | 1      || '10000000.0'
        1 / 3d    | 6      || '0.333333'
    }

    def "#value is #text, never with an exponent"() {
        expect:
        Decimals.plain(value) == text

        where:
        value           || text
        0d              || '0.0'
        12d             || '12.0'
        1200d           || '1200.0'
        0.1d            || '0.1'
        98.9d           || '98.9'
        1.25e8d         || '125000000.0'
        5e-5d           || '0.00005'
        1767225602.25d  || '1767225602.25'
        93.25d / 3      || '31.083333333333332'
    }

    def "times become milliseconds and dates seconds"() {
        expect:
        Decimals.millis(Duration.ofNanos(1_500_250)) == 1.50025d
        Decimals.nearestMillis(Duration.ofNanos(1_499_999)) == 1
        Decimals.nearestMillis(Duration.ofNanos(1_500_000)) == 2
        Decimals.epochSeconds(Instant.parse('2026-01-01T00:00:00.250Z')) == 1767225600.25d
    }
}
