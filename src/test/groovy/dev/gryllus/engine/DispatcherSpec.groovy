package dev.gryllus.engine

import dev.gryllus.user.User
import dev.gryllus.user.WaitTime
import java.time.Duration
import spock.lang.Specification

class DispatcherSpec extends Specification {

    def "users come in the weighted order of Locust's dispatcher"() {
        given:
        def dispatcher = new Dispatcher(plan(weights), 1)

        when: 'one user more each time'
        def order = (1..expected.size()).collect { n -> added(dispatcher, n - 1, n) }.join('')

        then:
        order == expected

        where:
        weights            | expected
        [A: 1, B: 1, C: 1] | 'ABCABC'
        [A: 5, B: 1]       | 'AABAAAAABAAAAABA'
        [A: 3, B: 1]       | 'ABAAABAAABAA'
        [A: 1, B: 2, C: 3] | 'CBACBCCBACBC'
        [A: 4, B: 5]       | 'BABABABABBABABABABBAB'
        [A: 1, B: 10]      | 'BBBBABBBBBBBBBBBA'
        [A: 0.8, B: 1]     | 'BABABABABBABABABABBAB'
    }

    def "fixed counts come first, the rest is shared by weight"() {
        expect:
        counts(new Dispatcher(plan(weights, fixed), 1), users) == expected

        where:
        fixed          | weights                  | users | expected
        [A: 1]         | [B: 1, C: 1]             | 9     | [A: 1, B: 4, C: 4]
        [A: 8]         | [B: 1, C: 1]             | 10    | [A: 8, B: 1, C: 1]
        [A: 9, B: 1]   | [C: 5, D: 3, E: 2]       | 20    | [A: 9, B: 1, C: 5, D: 3, E: 2]
        [A: 500]       | [B: 2, C: 1, D: 1, E: 1] | 1000  | [A: 500, B: 200, C: 100, D: 100, E: 100]
        [A: 50, B: 50] | [:]                      | 30    | [A: 15, B: 15]
        [A: 50, B: 50] | [:]                      | 20    | [A: 10, B: 10]
        [A: 50, B: 50] | [:]                      | 100   | [A: 50, B: 50]
        [A: 50, B: 50] | [:]                      | 500   | [A: 50, B: 50]
        [:]            | [User2: 1, User3: 1]     | 5     | [User2: 3, User3: 2]
        [:]            | [A: 1, B: 1]             | 7     | [A: 4, B: 3]
        [:]            | [A: 1, B: 2, C: 3]       | 600   | [A: 100, B: 200, C: 300]
        [:]            | [A: 1]                   | 0     | [:]
    }

    def "one more user never takes one of another type or another worker away, for any plan"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)

        expect:
        20.times {
            def names = ('A'..'F').take(1 + random.nextInt(6))
            def fixed = names.findAll { random.nextInt(3) == 0 }.collectEntries { [it, 1 + random.nextInt(20)] }
            def weights = (names - fixed.keySet()).collectEntries { [it, 0.1 + random.nextInt(90) / 10] }
            def workers = 1 + random.nextInt(5)
            def dispatcher = new Dispatcher(plan(weights, fixed), workers)
            def before = dispatcher.dispatch(0)
            (1..100).each { n ->
                def after = dispatcher.dispatch(n)
                (0..<workers).each { w -> assert before[w].every { type, count -> after[w].getOrDefault(type, 0) >= count } }
                before = after
            }
        }
    }

    def "a restriction counts for whom it adds, never for whom it takes away"() {
        given:
        def dispatcher = new Dispatcher(plan([A: 1, B: 1, C: 1], fixed), 1)

        expect:
        steps.every { users, only, expected ->
            dispatcher.restrictTo(only as Set)
            assert counts(dispatcher, users) == expected
            true
        }

        where: 'each step: users, types that may be added, what runs then'
        fixed  | steps
        [:]    | [[3, [], [A: 1, B: 1, C: 1]], [5, ['B'], [A: 1, B: 3, C: 1]], [2, ['B'], [A: 1, B: 1]], [4, ['B'], [A: 1, B: 3]], [6, [], [A: 2, B: 4]]]
        [:]    | [[4, ['C'], [C: 4]], [8, ['A', 'B'], [A: 2, B: 2, C: 4]], [2, ['A'], [C: 2]], [3, ['A'], [A: 1, C: 2]]]
        [:]    | [[3, ['nobody'], [:]], [3, ['A', 'nobody'], [A: 3]]]
        [F: 2] | [[3, ['A'], [A: 3]], [5, ['A', 'F'], [A: 3, F: 2]], [9, ['F'], [A: 3, F: 2]], [7, [], [A: 4, B: 1, F: 2]]]
        [F: 2] | [[4, [], [A: 1, B: 1, F: 2]], [1, [], [F: 1]], [4, ['F'], [F: 2]], [4, [], [A: 1, B: 1, F: 2]]]
    }

    def "restrictions keep spreading monotone, for any plan and any history"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)

        expect:
        20.times {
            def names = ('A'..'F').take(1 + random.nextInt(6))
            def fixed = names.findAll { random.nextInt(3) == 0 }.collectEntries { [it, 1 + random.nextInt(20)] }
            def weights = (names - fixed.keySet()).collectEntries { [it, 0.1 + random.nextInt(90) / 10] }
            def dispatcher = new Dispatcher(plan(weights, fixed), 1 + random.nextInt(4))
            def before = dispatcher.dispatch(0)
            60.times {
                def only = names.findAll { random.nextInt(3) == 0 } as Set
                dispatcher.restrictTo(only)
                def after = dispatcher.dispatch(random.nextInt(100))
                def (was, is) = [before, after].collect { it*.values()*.sum(0).sum() }
                [before, after].transpose().each { old, now ->
                    names.each { name ->
                        def change = now.getOrDefault(name, 0) - old.getOrDefault(name, 0)
                        assert is < was || change >= 0
                        assert is > was || change <= 0
                        assert change <= 0 || only.empty || name in only
                    }
                }
                before = after
            }
        }
    }

    def "those who stand are dealt to the workers in turn, after any history"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)

        expect:
        50.times {
            def names = ('A'..'E').take(1 + random.nextInt(5))
            def workers = 1 + random.nextInt(4)
            def dispatcher = new Dispatcher(plan(names.collectEntries { [it, 1 + random.nextInt(4)] }, [F: random.nextInt(9)]), workers)
            40.times {
                if (random.nextInt(4) == 0) {
                    dispatcher.restrictTo(names.findAll { random.nextBoolean() } as Set)
                }
                def parts = random.nextInt(5) > 0
                        ? dispatcher.dispatch(random.nextInt(60))
                        : dispatcher.dispatch((0..<random.nextInt(20)).collect { names[random.nextInt(names.size())] })
                def dealt = (0..<workers).collect { [:] as TreeMap }
                dispatcher.standing().eachWithIndex { type, i -> dealt[i % workers].merge(type, 1, Integer::sum) }
                assert parts == dealt
            }
        }
    }

    def "workers share the users evenly"() {
        when:
        def parts = new Dispatcher(plan([A: 1, B: 2]), 3).dispatch(100)*.values()*.sum()

        then:
        parts == [34, 33, 33]
    }

    def "pools of open types stand outside of the line of users, and workers share them to the last one"() {
        given:
        def types = [type('Api', new Share.Arrivals(ArrivalRate.constant(5), 7)), type('Rare', new Share.Arrivals(ArrivalRate.constant(5), 2)),
                     type('A', new Share.Weight(1))]
        def dispatcher = new Dispatcher(new TestPlan(types), 3)

        expect:
        dispatcher.dispatch(4) == [[A: 2], [A: 1], [A: 1]]
        dispatcher.pools() == [[Api: 3, Rare: 1], [Api: 2, Rare: 1], [Api: 2]]
    }

    def "without a worker there is nobody to dispatch to"() {
        when:
        new Dispatcher(plan([A: 1]), 0)

        then:
        thrown IllegalArgumentException
    }

    private static Map<String, Integer> counts(Dispatcher dispatcher, int users) {
        dispatcher.dispatch(users).first() as Map
    }

    private static String added(Dispatcher dispatcher, int before, int after) {
        def old = counts(dispatcher, before)
        counts(dispatcher, after).find { type, n -> n > (old[type] ?: 0) }.key
    }

    static TestPlan plan(Map weights, Map fixed = [:]) {
        new TestPlan(fixed.collect { name, n -> type(name, new Share.Fixed(n)) } +
            weights.collect { name, w -> type(name, new Share.Weight(w as double)) })
    }

    static UserType type(String name, Share share) {
        new UserType(name, share, Optional.empty(), false, WaitTime.constant(Duration.ZERO), [], { new User() })
    }
}
