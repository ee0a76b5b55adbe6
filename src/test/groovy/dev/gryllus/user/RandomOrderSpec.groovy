package dev.gryllus.user

import spock.lang.Specification

class RandomOrderSpec extends Specification {

    def "each task comes as often as its weight says"() {
        given:
        def order = new RandomOrder(weights.collect { name, weight -> task(name, weight) })
        def random = new Random(42)

        when:
        def counts = (1..60_000).collect { order.next(random).name() }.countBy { it }

        then:
        weights.every { name, weight ->
            Math.abs(counts[name] / 60_000 - weight / weights.values().sum()) < 0.01
        }

        where:
        weights << [[a: 1], [a: 1, b: 2, c: 3], [a: 10, b: 1, c: 1, d: 8]]
    }

    def "a weight below one is refused with the task's name"() {
        when:
        task('idle', 0)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains("'idle'")
    }

    private static Task task(String name, int weight) {
        new Task(name, weight, [] as Set, {} as Task.Body)
    }
}
