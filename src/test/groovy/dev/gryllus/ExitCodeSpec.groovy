package dev.gryllus

import spock.lang.Specification

class ExitCodeSpec extends Specification {
    def "the script has the last word, then a generator that did not keep up, then a run that is worse than its baseline, then failures, then users that did not end"() {
        expect:
        ExitCode.of(byScript == null ? OptionalInt.empty() : OptionalInt.of(byScript), saturated, regressed, failed, onError, allEnded) == code

        where:
        byScript | saturated | regressed | failed | onError | allEnded || code
        null     | false     | false     | false  | 1       | true     || 0
        null     | false     | false     | true   | 1       | true     || 1
        null     | false     | false     | true   | 7       | false    || 7
        null     | false     | false     | true   | 0       | true     || 0
        null     | false     | false     | true   | 0       | false    || 1
        null     | false     | false     | false  | 1       | false    || 1
        null     | true      | false     | false  | 1       | true     || 3
        null     | true      | false     | true   | 1       | false    || 3
        0        | true      | false     | true   | 1       | true     || 0
        0        | false     | false     | true   | 1       | false    || 0
        9        | false     | false     | false  | 1       | true     || 9
        null     | false     | true      | false  | 1       | true     || 4
        null     | false     | true      | true   | 7       | false    || 4
        null     | true      | true      | true   | 1       | true     || 3
        0        | false     | true      | true   | 1       | true     || 0
    }
}
