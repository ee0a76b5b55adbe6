package dev.gryllus.stats

import spock.lang.Specification

class CanarySpec extends Specification {
    static final long MOST = 10

    def canary = new Canary<Object>()
    def one = new Object()
    def other = new Object()

    def "nobody waits where nobody was woken"() {
        expect:
        !canary.following
        !canary.waitsLongerThan(MOST, Long.MAX_VALUE)
    }

    def "one who was woken waits until it runs: #after nanoseconds later #then"() {
        when:
        canary.follow(one, 1_000)

        then:
        canary.waitsLongerThan(MOST, 1_000L + after) == late

        when:
        canary.runs(one)

        then:
        !canary.waitsLongerThan(MOST, 1_000L + after)

        where:
        after || late
        0     || false
        10    || false
        11    || true
        1_000 || true
        then = late ? 'it is late' : 'it is not late'
    }

    def "who is not followed tells it nothing; who is does so once"() {
        given:
        canary.follow(one, 0)

        when:
        canary.runs(other)

        then:
        canary.following
        canary.waitsLongerThan(MOST, 11)

        when:
        canary.runs(one)

        then:
        !canary.following

        when: 'another one is followed, and the first tells again'
        canary.follow(other, 200)
        canary.runs(one)

        then:
        !canary.waitsLongerThan(MOST, 210)
        canary.waitsLongerThan(MOST, 211)
    }
}
