package dev.gryllus.history

import spock.lang.Specification

class ThinnedSpec extends Specification {
    /** What a cell may hold: counts add up, extremes survive, and it remembers which seconds it is made of. */
    record Held(long sum, int min, int max, Set<Integer> seconds) {
        Held plus(Held other) {
            new Held(sum + other.sum, Math.min(min, other.min), Math.max(max, other.max), seconds + other.seconds)
        }
    }

    Random random = new Random(7)

    def "few seconds stay as they are, and where nothing was added there is a gap"() {
        given:
        def thinned = new Thinned<Integer>(10, { a, b -> a + b })

        when:
        [0: 5, 1: 6, 4: 7].each { second, value -> thinned.add(second, value) }
        thinned.add(4, 1)

        then:
        thinned.points().width() == 1
        thinned.points().points().collectEntries { [it.from(), it.cell()] } == [0: 5, 1: 6, 4: 8]
    }

    def "there are never more than asked for, nothing is lost, and cells lie on multiples of their width: #seconds seconds in #most"() {
        given:
        def thinned = new Thinned<Held>(most, { a, b -> a.plus(b) })
        def added = (0..<seconds).findAll { random.nextInt(10) > 0 }.collectEntries { [it, random.nextInt(1000)] }

        when:
        added.each { second, value -> thinned.add(second, held(second, value)) }
        def points = thinned.points()
        def cells = points.points()*.cell()

        then:
        cells.size() <= most
        cells.size() > Math.min(added.size(), most) / 2 * 0.8 as int
        cells.sum { it.sum() } == added.values().sum()
        cells*.min().min() == added.values().min()
        cells*.max().max() == added.values().max()
        points.points().every { it.from() % points.width() == 0 }
        points.points().every { point -> point.cell().seconds().every { it in point.from()..<(point.from() + points.width()) } }
        points.points()*.from() == points.points()*.from().sort(false)

        where:
        seconds | most
        1       | 1
        100     | 1
        100     | 7
        1000    | 1000
        1001    | 1000
        5000    | 64
    }

    def "what it holds depends neither on the order nor on when cells were joined"() {
        given:
        def added = (0..<3000).collect { [it, random.nextInt(1000)] }

        when: 'one after the other, in any order, and with a limit that comes late'
        def inOrder = filled(added, 100)
        def shuffled = filled(added.shuffled(random), 100)
        def late = filled(added, 100_000)
        late.limit(100)

        then:
        shuffled.points() == inOrder.points()
        late.points() == inOrder.points()
        inOrder.points().width() == 32
    }

    def "no cells at all are a mistake"() {
        when:
        new Thinned<Integer>(0, { a, b -> a + b })

        then:
        thrown(IllegalArgumentException)
    }

    private Thinned<Held> filled(List<List<Integer>> added, int most) {
        def thinned = new Thinned<Held>(most, { a, b -> a.plus(b) })
        added.each { second, value -> thinned.add(second, held(second, value)) }
        thinned
    }

    private static Held held(int second, int value) {
        new Held(value, value, value, [second] as Set)
    }
}
