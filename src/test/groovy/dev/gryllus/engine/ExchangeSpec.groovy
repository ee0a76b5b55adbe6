package dev.gryllus.engine

import spock.lang.Specification

class ExchangeSpec extends Specification {
    def "#from becomes #to: #steps"() {
        given:
        def exchange = new Exchange(from.toList(), to.toList())

        expect:
        exchange.steps() == steps.size()
        exchange.after(0).join('') == from
        (1..<steps.size() + 1).collect { exchange.after(it).join('') } == steps

        where:
        from   | to     || steps
        ''     | ''     || []
        'AB'   | 'BA'   || []
        ''     | 'ABA'  || ['A', 'AB', 'ABA']
        'ABA'  | ''     || ['AB', 'A', '']
        'ABAB' | 'ABBB' || ['ABBB']
        'AB'   | 'ABBB' || ['ABB', 'ABBB']
        'AAAB' | 'BC'   || ['AACB', 'ACB', 'CB']
        'AAAA' | 'ABBC' || ['AAAB', 'AABB', 'ACBB']
    }

    def "those who stand in both lines stay, and each step starts and ends one at most (seed #seed)"() {
        given:
        def random = new Random(seed)
        def line = { (0..<random.nextInt(30)).collect { 'ABC'[random.nextInt(3)] } }
        def from = line()
        def to = line()
        def exchange = new Exchange(from, to)
        def lines = (0..exchange.steps()).collect { exchange.after(it).countBy { it } }
        def changes = { before, after -> 'ABC'.collect { (after[it] ?: 0) - (before[it] ?: 0) } }

        expect:
        lines.last() == to.countBy { it }
        lines.collate(2, 1, false).every { before, after ->
            def change = changes(before, after)
            change.findAll { it > 0 }.sum(0) <= 1 && change.findAll { it < 0 }.sum(0) >= -1
        }
        'ABC'.every { type -> lines*.get(type).collect { it ?: 0 }.every { it >= Math.min(from.count(type), to.count(type)) } }

        where:
        seed << (1..3).collect { System.nanoTime() + it }
    }
}
