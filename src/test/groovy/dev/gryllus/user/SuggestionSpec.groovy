package dev.gryllus.user

import spock.lang.Specification

class SuggestionSpec extends Specification {
    def "'#word' was meant to be #meant"() {
        expect:
        Suggestion.closest(word, ['weight', 'tags', 'task', 'host']) == Optional.ofNullable(meant)

        where:
        word      || meant
        'weight'  || 'weight'
        'wieght'  || 'weight'
        'weigth'  || 'weight'
        'wgt'     || null
        'tgs'     || 'tags'
        'hosts'   || 'host'
        'tas'     || 'tags'
        'ta'      || null
        ''        || null
        'nonsense' || null
    }

    def "where nothing is known, nothing is meant"() {
        expect:
        Suggestion.closest('word', []).empty
    }

    def "of equally near words the first in the alphabet is meant"() {
        expect:
        Suggestion.closest('bet', ['get', 'bat', 'set']).get() == 'bat'
    }
}
