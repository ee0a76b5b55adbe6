package dev.gryllus.history

import spock.lang.Specification

class RangeSpec extends Specification {
    def "the mean weighs each part by how long it held, and the extremes survive"() {
        given:
        def range = Range.of(10, 1).plus(Range.of(40, 3)).plus(Range.NONE)

        expect:
        [range.least(), range.mean(), range.most()] == [10d, 32.5d, 40d]
        range.known
        !Range.NONE.known
    }

    def "what happened in a moment counts for the mean, and makes no extreme"() {
        given:
        def second = Range.rate(100, 1)
        def moment = Range.fewer(3, 0.001d)

        expect:
        [second.plus(moment).least(), second.plus(moment).most()] == [100d, 100d]
        Math.abs(second.plus(moment).mean() - 102.9d) < 0.01
        moment.least() == moment.mean()
    }
}
