package dev.gryllus

import spock.lang.Specification

class ExitCodeSpec extends Specification {
    def "the script has the last word, then a generator that did not keep up, then failures, then users that did not end"() {
        expect:
        ExitCode.of(byScript == null ? OptionalInt.empty() : OptionalInt.of(byScript), saturated, failed, onError, allEnded) == code

        where:
        byScript | saturated | failed | onError | allEnded || code
        null     | false     | false  | 1       | true     || 0
        null     | false     | true   | 1       | true     || 1
        null     | false     | true   | 7       | false    || 7
        null     | false     | true   | 0       | true     || 0
        null     | false     | true   | 0       | false    || 1
        null     | false     | false  | 1       | false    || 1
        null     | true      | false  | 1       | true     || 3
        null     | true      | true   | 1       | false    || 3
        0        | true      | true   | 1       | true     || 0
        0        | false     | true   | 1       | false    || 0
        9        | false     | false  | 1       | true     || 9
    }
}
