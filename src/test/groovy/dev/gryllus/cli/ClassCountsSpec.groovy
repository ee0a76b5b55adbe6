package dev.gryllus.cli

import spock.lang.Specification

class ClassCountsSpec extends Specification {

    def "#texts is #counts, #total in all"() {
        given:
        def read = ClassCounts.read(texts)

        expect:
        read.byClass() == counts
        read.total() == total
        read.given == !counts.isEmpty()
        ClassCounts.read(read.texts()) == read

        where:
        texts                     || counts            | total
        []                        || [:]               | 0
        ['A=10', 'B=5']           || [A: 10, B: 5]     | 15
        ['A=0']                   || [A: 0]            | 0
        ['', '  ']                || [:]               | 0
        [' A = 3 ', '', 'B=1']    || [A: 3, B: 1]      | 4
        ['my = user=3', 'a,b=1']  || ['my = user': 3, 'a,b': 1] | 4
    }

    def "what is written otherwise is refused: #texts"() {
        when:
        ClassCounts.read(texts)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        texts                     | message
        ['A']                     | 'expected a class and how many users, such as Shopper=10; got A'
        [' =5']                   | 'expected a class and how many users, such as Shopper=10; got  =5'
        ['=5']                    | 'expected a class and how many users, such as Shopper=10; got =5'
        ['A=']                    | "invalid int value: '' (expected a whole number from 0 to 2147483647)"
        ['A=1.5']                 | "invalid int value: '1.5' (expected a whole number from 0 to 2147483647)"
        ['A=-1']                  | 'must be from 0 to 2147483647'
        ['A=1', 'A=1']            | 'A is named twice'
        ['A=2147483647', 'B=1']   | 'too many users in all'
    }

    def "classes that are not named keep what they had"() {
        expect:
        new ClassCounts([A: 1, B: 0]).over([B: 7, C: 3]).byClass() == [A: 1, B: 0, C: 3]
    }
}
