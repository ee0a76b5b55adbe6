package dev.gryllus.cache

import spock.lang.Specification

class CacheKeySpec extends Specification {
    private static String key(String... parts) {
        return parts.inject(new CacheKey()) { key, part -> key.with(part) }.text()
    }

    def "the same parts have the same key"() {
        expect:
        key('a', 'ä') == key('a', 'ä')
        key('a') ==~ /[0-9a-f]{64}/
    }

    def "other parts have another key: #parts"() {
        expect:
        key(*parts) != key('ab', 'c')

        where:
        parts << [[], ['ab'], ['abc'], ['a', 'bc'], ['c', 'ab'], ['ab', 'c', '']]
    }
}
