package dev.gryllus

import spock.lang.Specification

class ExitCodeSpec extends Specification {
    def "the script has the last word, then failures, then users that did not end"() {
        expect:
        ExitCode.of(byScript == null ? OptionalInt.empty() : OptionalInt.of(byScript), failed, onError, allEnded) == code

        where:
        byScript | failed | onError | allEnded || code
        null     | false  | 1       | true     || 0
        null     | true   | 1       | true     || 1
        null     | true   | 7       | false    || 7
        null     | true   | 0       | true     || 0
        null     | true   | 0       | false    || 1
        null     | false  | 1       | false    || 1
        0        | true   | 1       | false    || 0
        9        | false  | 1       | true     || 9
    }
}
