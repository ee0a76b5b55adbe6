package dev.gryllus.data

import spock.lang.Specification

class ShuffledOrderSpec extends Specification {

    def "each round is a permutation"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def order = new ShuffledOrder(size, new Random(seed))

        expect:
        (1..5).every { (1..size).collect { order.next() }.sort() == 0..<size }

        where:
        size << [1, 2, 3, 1000]
    }

    def "all orders are equally likely"() {
        given:
        def order = new ShuffledOrder(3, new Random(42))

        when:
        def counts = (1..6000).countBy { (1..3).collect { order.next() } }

        then:
        counts.size() == 6
        counts.values().every { Math.abs(it - 1000) < 120 }
    }
}
