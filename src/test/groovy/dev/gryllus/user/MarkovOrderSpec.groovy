package dev.gryllus.user

import dev.gryllus.user.MarkovOrder.Transition
import spock.lang.Specification

class MarkovOrderSpec extends Specification {
    def "the first task comes first, and only transitions with a weight are taken"() {
        given:
        def cursor = chain(a: [b: 1], b: [c: 1, a: 0], c: [a: 2]).start()

        expect:
        (1..7).collect { cursor.next(new Random()).name() } == ['a', 'b', 'c', 'a', 'b', 'c', 'a']
    }

    def "the next task is drawn by weight"() {
        given:
        def random = new Random(42)
        def cursor = chain(a: [a: 1, b: 3, c: 6], b: [a: 1], c: [a: 1]).start()
        def names = (1..60_000).collect { cursor.next(random).name() }

        when:
        def after = [a: 0, b: 0, c: 0]
        names.collate(2, 1, false).each { from, to -> if (from == 'a') after[to]++ }
        def total = after.values().sum()

        then:
        Math.abs(after.a / total - 0.1) < 0.01
        Math.abs(after.b / total - 0.3) < 0.01
        Math.abs(after.c / total - 0.6) < 0.01
    }

    def "after an edit the chain goes on from the task done last"() {
        given:
        def cursor = chain(a: [b: 1], b: [a: 1]).start()
        cursor.next(new Random())

        expect:
        chain(x: [a: 1], a: [c: 1], c: [x: 1]).resume(cursor).next(new Random()).name() == expected
        chain(x: [y: 1], y: [x: 1]).resume(cursor).next(new Random()).name() == 'x'

        where:
        expected = 'c'
    }

    def "a task that leads nowhere is refused"() {
        when:
        chain(a: [b: 1], b: nowhere)

        then:
        thrown IllegalArgumentException

        where:
        nowhere << [[:], [a: 0]]
    }

    private static MarkovOrder chain(Map<String, Map<String, Integer>> transitions) {
        new MarkovOrder(
            transitions.keySet().collect { new Task(it, 1, [] as Set, {} as Task.Body) },
            transitions.collectEntries { from, to -> [from, to.collect { name, weight -> new Transition(name, weight) }] })
    }
}
