package dev.gryllus.cli

import spock.lang.Specification

class SuggestionSpec extends Specification {
    static final WORDS = ['users', 'host', 'headless', 'csv', 'run-time', 'spawn-rate']

    def "'#word' was meant to be #meant"() {
        expect:
        Suggestion.nearest(word, WORDS) == Optional.ofNullable(meant)

        where:
        word          || meant
        'user'        || 'users'
        'usres'       || 'users'
        'hots'        || 'host'
        'headles'     || 'headless'
        'run_time'    || 'run-time'
        'runtime'     || 'run-time'
        'spawnrate'   || 'spawn-rate'
        'cvs'         || null
        'html'        || null
        'worker'      || null
        ''            || null
    }

    def "the question stands on a line of its own"() {
        expect:
        Suggestion.question('hosts', WORDS) == "\nDid you mean 'host'?"
        Suggestion.question('processes', WORDS) == ''
    }
}
