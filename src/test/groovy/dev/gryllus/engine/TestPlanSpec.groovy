package dev.gryllus.engine

import static dev.gryllus.engine.DispatcherSpec.plan
import static dev.gryllus.engine.DispatcherSpec.type

import dev.gryllus.user.RandomOrder
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSet
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.User
import dev.gryllus.user.UserMaker
import dev.gryllus.user.WaitTime
import java.time.Duration
import spock.lang.Specification

class TestPlanSpec extends Specification {

    def "what cannot be run is refused with the reason"() {
        when:
        make()

        then:
        def e = thrown(PlanException)
        e.message.startsWith(message)

        where:
        make                                                                        | message
        ({ new TestPlan([]) })                                                      | 'No User class found!'
        ({ new TestPlan([type('A', new Share.Weight(1))] * 2) })                    | 'Duplicate user class names: A'
        ({ plan([A: 1, B: 1]).restrictedTo(['B', 'Y', 'X']) })                      | 'Unknown User(s): X, Y\nAvailable: A, B'
        ({ shaped('Waves', 'Waves') })                                              | 'Duplicate shape classes: Waves'
        ({ shaped('Waves', 'Tides').shape(Optional.of('waves')) })                  | 'Unknown shape: waves\nAvailable: Tides, Waves'
        ({ plan([A: 1]).shape(Optional.of('Waves')) })                              | 'Unknown shape: Waves\nAvailable: none'
        ({ plan([A: 0]).runnable() })                                               | 'There are no users with weight > 0.'
        ({ new TestPlan([needingHost(Optional.empty())]).runnable() })              | 'You must specify the base host. Web has none'
        ({ new TestPlan([needingHost(Optional.of('not a url'))]).runnable() })      | "The host of Web is 'not a url', which is no address"
        ({ new TestPlan([needingHost(Optional.of('localhost:80'))]).runnable() })   | "The host of Web is 'localhost:80', which is no address"
        ({ new TestPlan([needingHost(Optional.of('http:///x'))]).runnable() })      | "The host of Web is 'http:///x', which is no address"
    }

    def "one user alone is of the first type that takes part, or of the first if none does"() {
        expect:
        plan(weights).forOneUser().name() == name

        where:
        weights      | name
        [A: 0, B: 1] | 'B'
        [A: 1, B: 1] | 'A'
        [A: 0]       | 'A'
    }

    def "one user alone needs its host, too"() {
        when:
        new TestPlan([needingHost(Optional.empty())]).forOneUser()

        then:
        thrown(PlanException)
    }

    def "the first shape is active unless another is named, whatever part of the plan is kept"() {
        given:
        def plan = shaped('Waves', 'Tides').restrictedTo(['A']).filteredBy(TagFilter.ALL).runnable()

        expect:
        plan.shape(Optional.empty()).get().name() == 'Waves'
        plan.shape(Optional.of('Tides')).get().name() == 'Tides'
        DispatcherSpec.plan([A: 1]).shape(Optional.empty()).empty
    }

    private static TestPlan shaped(String... names) {
        new TestPlan([type('A', new Share.Weight(1))], names.collect { new NamedShape(it, LoadShape.constant(new Target(1, 1))) })
    }

    def "a host may come from the type"() {
        expect:
        new TestPlan([needingHost(Optional.of(host))]).runnable().userTypes().size() == 1

        where:
        host << ['http://x', 'HTTPS://x:443/base', 'http://bob:s3cret@127.0.0.1:8090', 'http://[::1]:80/']
    }

    def "types of weight zero do not take part, fixed ones always do"() {
        expect:
        plan([A: 0, B: 1], [C: 2]).runnable().userTypes()*.name() == ['C', 'B']
        plan([A: 0, B: 1], [C: 2]).fixedUsers() == 2
    }

    def "equal weights leave fixed counts and arrival rates alone"() {
        expect:
        new TestPlan([type('A', new Share.Weight(5)), type('B', share)]).withEqualWeights().userTypes()*.share() == [new Share.Weight(1), share]

        where:
        share << [new Share.Fixed(3), new Share.Arrivals(ArrivalRate.constant(50), 10)]
    }

    def "with numbers by type each has its own, whoever is not named has none, and arrival rates stay"() {
        given:
        def rate = new Share.Arrivals(ArrivalRate.constant(50), 10)
        def types = new TestPlan([type('A', new Share.Weight(5)), type('B', new Share.Fixed(3)), type('C', new Share.Weight(1)), type('Api', rate)])

        expect:
        types.withCounts([A: 7, B: 0]).userTypes()*.share() == [new Share.Fixed(7), new Share.Fixed(0), new Share.Fixed(0), rate]
        types.withCounts([A: 7, B: 0]).runnable().typeNames() == ['A', 'B', 'C', 'Api']
        types.withCounts([:]) == types
    }

    def "a type of weight zero takes no part, unless it is named with somebody: #counts"() {
        given: 'a class that others are made of, without a host'
        def base = new UserType('Base', new Share.Weight(0), Optional.empty(), true, WaitTime.constant(Duration.ZERO), [], { new User() })
        def counted = new TestPlan([type('A', new Share.Weight(5)), base]).withCounts(counts)

        expect:
        counted.userTypes()*.share() == shares
        counted.participating() == participating

        where:
        counts            || shares                                  | participating
        [A: 7]            || [new Share.Fixed(7), new Share.Weight(0)] | ['A']
        [A: 7, Base: 0]   || [new Share.Fixed(7), new Share.Weight(0)] | ['A']
        [A: 7, Base: 2]   || [new Share.Fixed(7), new Share.Fixed(2)]  | ['A', 'Base']
    }

    def "users may go on as they are where types differ in their shares at most: #what"() {
        given:
        def maker = { new User() } as UserMaker
        def body = { } as Task.Body
        def setMaker = { new TaskSet() } as TaskSetPlan.Maker
        def wait = WaitTime.constant(Duration.ZERO)
        def make = { String name, Share share, String host = 'http://a' ->
            def set = new TaskSetPlan('S', new RandomOrder([new Task('t', 1, [] as Set, body)]), Optional.empty(), setMaker)
            new UserType(name, share, Optional.of(host), true, wait, [new Task('set', 1, [] as Set, (Task.Action) set)], maker)
        }

        expect:
        new TestPlan(after.call(make)).sharesAnew(new TestPlan([make('A', new Share.Weight(1))])) == expected

        where:
        what                  | after                                                                          || expected
        'the same'            | { of -> [of('A', new Share.Weight(1))] }                                    || true
        'a share'             | { of -> [of('A', new Share.Fixed(7))] }                                     || true
        'one more type'       | { of -> [of('A', new Share.Fixed(7)), of('B', new Share.Fixed(1))] }      || true
        'another host'        | { of -> [of('A', new Share.Weight(1), 'http://b')] }                        || false
        'another type'        | { of -> [of('B', new Share.Weight(1))] }                                    || false
        'an arrival rate'     | { of -> [of('A', new Share.Arrivals(ArrivalRate.constant(1), 5))] }         || false
    }

    def "a plan is open if all types that take part have an arrival rate"() {
        expect:
        new TestPlan(shares.withIndex().collect { share, i -> type("T$i", share) }).isOpen() == open

        where:
        shares                                                                   || open
        [new Share.Arrivals(ArrivalRate.constant(50), 10)]                        || true
        [new Share.Arrivals(ArrivalRate.constant(50), 10), new Share.Weight(0)]   || true
        [new Share.Arrivals(ArrivalRate.constant(50), 10), new Share.Weight(1)]   || false
        [new Share.Weight(1)]                                                     || false
        [new Share.Weight(0)]                                                     || false
    }

    def "names pick types"() {
        expect:
        plan([A: 1, B: 1, C: 1]).restrictedTo(names).userTypes()*.name() == expected

        where:
        names      | expected
        []         | ['A', 'B', 'C']
        ['C', 'A'] | ['A', 'C']
    }

    def "tags pick tasks"() {
        given:
        def tasks = [a: [], b: ['buy'], c: ['buy', 'slow'], d: ['slow']]
            .collect { name, tags -> new Task(name, 1, tags as Set, {}) }
        def tagged = new UserType('T', new Share.Weight(1), Optional.empty(), false, WaitTime.constant(Duration.ZERO), tasks, { new User() })

        expect:
        new TestPlan([tagged]).filteredBy(new TagFilter(include as Set, exclude as Set))
            .userTypes().first().tasks()*.name() == expected

        where:
        include         | exclude  | expected
        []              | []       | ['a', 'b', 'c', 'd']
        ['buy']         | []       | ['b', 'c']
        ['buy', 'slow'] | []       | ['b', 'c', 'd']
        []              | ['slow'] | ['a', 'b']
        ['buy']         | ['slow'] | ['b']
        ['none']        | []       | []
    }

    private static UserType needingHost(Optional<String> host) {
        new UserType('Web', new Share.Weight(1), host, true, WaitTime.constant(Duration.ZERO), [], { new User() })
    }
}
