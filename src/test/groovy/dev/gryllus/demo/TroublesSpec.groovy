package dev.gryllus.demo

import spock.lang.Specification

class TroublesSpec extends Specification {
    def troubles = new Troubles()

    def "of the first #calls flaky calls, those fail: #failed"() {
        expect:
        (1..calls).findAll { troubles.nextFails() } == failed

        where:
        calls || failed
        1     || []
        9     || []
        10    || [10]
        11    || [10]
        35    || [10, 20, 30]
    }

    def "slow calls take each millisecond from 250 to 350 once in 101 calls, in the same order again and again"() {
        when:
        def first = (1..101).collect { troubles.nextDelay().toMillis() as int }
        def second = (1..101).collect { troubles.nextDelay().toMillis() as int }

        then:
        first.sort(false) == (250..350).toList()
        first.take(5) == [250, 287, 324, 260, 297]
        second == first
    }
}
