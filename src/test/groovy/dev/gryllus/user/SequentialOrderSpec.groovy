package dev.gryllus.user

import spock.lang.Specification

class SequentialOrderSpec extends Specification {
    def random = new Random(1)

    def "tasks come in the order of the script, each as many times in a row as its weight says, for ever: #weights"() {
        given:
        def cursor = order(weights).start()

        expect:
        (1..expected.size()).collect { cursor.next(random).name() } == expected

        where:
        weights              | expected
        [a: 1]               | ['a', 'a', 'a']
        [a: 1, b: 1, c: 1]   | ['a', 'b', 'c', 'a', 'b', 'c', 'a']
        [t1: 3, t2: 2, t3: 1] | ['t1', 't1', 't1', 't2', 't2', 't3', 't1', 't1', 't1', 't2', 't2', 't3', 't1']
    }

    def "each visit starts from the first task"() {
        given:
        def order = order(a: 1, b: 1)
        order.start().next(random)

        expect:
        order.start().next(random).name() == 'a'
    }

    def "after an edit it goes on with the task that was next (#steps done), or from the beginning if that is gone"() {
        given:
        def cursor = order(a: 1, b: 1, c: 1).start()
        steps.times { cursor.next(random) }

        expect:
        order(edited).resume(cursor).next(random).name() == next

        where:
        steps | edited                   | next
        1     | [x: 1, a: 1, b: 1, c: 1] | 'b'
        2     | [c: 2, a: 1]             | 'c'
        2     | [a: 1, b: 1]             | 'a'
        3     | [z: 1, a: 1]             | 'a'
    }

    private static SequentialOrder order(Map<String, Integer> weights) {
        new SequentialOrder(weights.collect { name, weight -> new Task(name, weight, [] as Set, {} as Task.Body) })
    }
}
