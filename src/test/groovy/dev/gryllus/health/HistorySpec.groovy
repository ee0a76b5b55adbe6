package dev.gryllus.health

import static dev.gryllus.support.Samples.sample

import spock.lang.Specification

class HistorySpec extends Specification {
    def "#seconds seconds are kept in spans of #spans"() {
        given:
        def history = new History(8)

        when:
        seconds.times { history.add(sample(at: it)) }
        def kept = history.samples()

        then:
        kept*.length()*.toSeconds() == spans
        kept*.from() == kept.indices.collect { sample(at: spans.take(it).sum() ?: 0).from() }
        (kept.sum { it.delays().count() } ?: 0) == 100 * seconds

        where:
        seconds || spans
        0       || []
        1       || [1]
        8       || [1] * 8
        9       || [2] * 4 + [1]
        10      || [2] * 5
        16      || [2] * 8
        17      || [4] * 4 + [1]
        32      || [4] * 8
        35      || [8] * 4 + [3]
    }
}
