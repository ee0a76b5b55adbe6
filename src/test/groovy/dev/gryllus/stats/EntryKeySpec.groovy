package dev.gryllus.stats

import spock.lang.Specification

class EntryKeySpec extends Specification {
    def "keys are equal if method and name are: #one and #other"() {
        expect:
        (one == other) == equal
        (one.hashCode() == other.hashCode()) == equal

        where:
        one                        | other                          || equal
        new EntryKey('GET', '/a')  | new EntryKey('GET', '/a')      || true
        new EntryKey('GET', '/a')  | new EntryKey('GET', '/b')      || false
        new EntryKey('GET', '/a')  | new EntryKey('POST', '/a')     || false
        new EntryKey('/a', 'GET')  | new EntryKey('GET', '/a')      || false
        cut('a')                   | cut('b')                       || true
    }

    def "a key equals nothing of another kind"() {
        expect:
        !new EntryKey('GET', '/a').equals(other)

        where:
        other << [null, 'GET /a', ['GET', '/a']]
    }

    def "reports list keys by name, then by method"() {
        given:
        def keys = [['POST', '/b'], ['GET', '/b'], ['GET', '/a']].collect { new EntryKey(*it) }

        expect:
        keys.toSorted()*.text() == ['GET /a', 'GET /b', 'POST /b']
    }

    /** Its name is longer than the longest by this end. */
    private static EntryKey cut(String end) {
        new EntryKey('GET', 'x' * EntryKey.LONGEST_NAME + 'y' * 10 + end)
    }
}
