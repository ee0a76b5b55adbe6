package dev.gryllus.engine

import static dev.gryllus.engine.DispatcherSpec.plan

import spock.lang.Specification

class UserSharesSpec extends Specification {

    def "#users users of weights #weights and fixed counts #fixed"() {
        expect:
        UserShares.of(plan(weights, fixed), users == null ? OptionalInt.empty() : OptionalInt.of(users))
            .collectEntries { [it.key, it.value.round(3)] } == expected

        where:
        weights      | fixed  | users | expected
        [A: 1, B: 3] | [:]    | null  | [A: 0.25d, B: 0.75d]
        [A: 1, B: 3] | [:]    | 8     | [A: 0.25d, B: 0.75d]
        [A: 1, B: 1] | [C: 2] | 10    | [C: 0.2d, A: 0.4d, B: 0.4d]
        [A: 1, B: 1] | [C: 2] | null  | [C: 1.0d]
        [A: 1, B: 0] | [:]    | 5     | [A: 1.0d]
        [A: 1, B: 1] | [:]    | 5     | [A: 0.5d, B: 0.5d]
    }

    def "of #users users there are #expected, by weights #weights and fixed counts #fixed"() {
        expect:
        UserShares.counts(plan(weights, fixed), users) == expected

        where:
        weights            | fixed        | users | expected
        [A: 1, B: 3]       | [:]          | 8     | [A: 2, B: 6]
        [A: 1, B: 0]       | [C: 2]       | 5     | [A: 3, B: 0, C: 2]
        [:]                | [A: 3, B: 4] | 100   | [A: 3, B: 4]
        [:]                | [A: 0, B: 4] | 2     | [A: 0, B: 2]
        [A: 1]             | [:]          | 0     | [A: 0]
    }

    def "types with an arrival rate are not counted"() {
        given:
        def open = DispatcherSpec.type('Api', new Share.Arrivals(ArrivalRate.constant(5), 100))

        expect:
        UserShares.counts(new TestPlan([open]), 5) == [:]
        UserShares.counts(new TestPlan([open, DispatcherSpec.type('A', new Share.Weight(1))]), 5) == [A: 5]
    }

    def "types with an arrival rate have no share of the users, but of the starts where there are no others"() {
        given:
        def open = [Api: 30, Web: 10].collect { name, rate ->
            DispatcherSpec.type(name, new Share.Arrivals(ArrivalRate.constant(rate), 100))
        }
        def closed = DispatcherSpec.type('A', new Share.Weight(1))

        expect:
        UserShares.of(new TestPlan(open), OptionalInt.empty()) == [Api: 0.75d, Web: 0.25d]
        UserShares.of(new TestPlan(open + closed), OptionalInt.empty()) == [A: 1.0d]
    }
}
