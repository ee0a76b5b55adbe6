package dev.gryllus.engine

import static dev.gryllus.engine.DispatcherSpec.plan

import java.time.Duration
import spock.lang.Specification

class DeploymentSpec extends Specification {
    def assignments = []
    def reasons = []
    def workers = (0..1).collect { i ->
        Stub(Worker) {
            assign(_) >> { Assignment assignment ->
                assignments << [i, assignment.sequence(), assignment.users() as Map]
                reasons << assignment.reason()
            }
            status() >> new WorkerStatus(new TreeMap([A: 3]), 1)
        }
    }
    def deployment = new Deployment(plan([A: 1, B: 1]), workers)

    def "each worker is always told the whole of its part"() {
        when:
        deployment.aim(new Target(4, 4), 0)

        then:
        assignments == [[0, 1, [A: 2]], [1, 1, [B: 2]]]
        deployment.counts() == [A: 2, B: 2]
        deployment.placed() == 4
        deployment.alive() == 8
    }

    def "users follow the ramp"() {
        when:
        deployment.aim(new Target(3, 1), 1_000)

        then:
        deployment.placed() == 1
        deployment.untilNextStep(1_000).get() == Duration.ofSeconds(1)
        !deployment.follow(at(0.5))
        deployment.placed() == 1
        !deployment.follow(at(1))
        deployment.placed() == 2
        deployment.follow(at(2))
        deployment.placed() == 3
        deployment.untilNextStep(at(2)).empty
        assignments.size() == 6
    }

    def "another plan shares the users anew, and the ramp goes on"() {
        given:
        deployment.aim(new Target(8, 1), 1_000)
        deployment.follow(at(3))

        when:
        deployment.replan(plan([C: 1, D: 3]))
        deployment.settle(at(3))

        then:
        deployment.counts() == [C: 1, D: 3]
        assignments*.get(1) == assignments*.get(1).toSorted()
        reasons.toSet() == [Assignment.Reason.LOAD, Assignment.Reason.EDIT] as Set
        reasons.takeRight(2) == [Assignment.Reason.EDIT] * 2

        when:
        deployment.follow(at(7))

        then:
        deployment.counts() == [C: 2, D: 6]
        reasons.last() == Assignment.Reason.LOAD

        when:
        deployment.dismiss()

        then:
        reasons.last() == Assignment.Reason.END
    }

    def "where only the shares differ, users are exchanged along the ramp, as for another target"() {
        given:
        def shared = plan([A: 1, B: 1])
        def single = new Deployment(shared, workers.take(1))
        single.aim(new Target(4, 100), 0)
        reasons.clear()

        when: 'two more, of whom one takes the place of another'
        def anew = single.replan(shared.withCounts([A: 1, B: 5]))
        single.settle(0)

        then:
        anew
        single.counts() == [A: 2, B: 2]
        reasons.empty

        when:
        single.aim(new Target(6, 1), at(0))

        then:
        single.counts() == [A: 1, B: 3]
        !single.follow(at(0.5))
        single.untilNextStep(at(0.5)).get() == Duration.ofMillis(500)

        when:
        def done = [single.follow(at(1))]
        def between = single.counts()
        done << single.follow(at(2))

        then:
        between == [A: 1, B: 4]
        done == [false, true]
        single.counts() == [A: 1, B: 5]
        single.placed() == 6
        reasons.toSet() == [Assignment.Reason.LOAD] as Set

        when: 'from there on it is as ever'
        single.aim(new Target(3, 100), at(3))

        then:
        single.counts() == [A: 1, B: 2]
    }

    def "another target, other shares or an edit in the middle of an exchange begin where it has come to: #what"() {
        given:
        def shared = plan([A: 1, B: 1])
        def single = new Deployment(shared, workers.take(1))
        single.aim(new Target(8, 100), 0)
        single.replan(shared.withCounts([A: 0, B: 8]))
        single.aim(new Target(8, 1), at(0))
        single.follow(at(1))
        assert single.counts() == [A: 2, B: 6]
        reasons.clear()

        when:
        next(single, shared)
        single.settle(at(1))

        then:
        single.counts() == then
        reasons.toSet() == [reason] as Set

        when:
        single.follow(at(20))

        then:
        single.counts() == last

        where:
        what             | next                                                                                        || then         | reason                 | last
        'a target'       | { it, plan -> it.aim(new Target(4, 1), at(1)) }                                             || [A: 2, B: 5] | Assignment.Reason.LOAD | [B: 4]
        'shares'         | { it, plan -> it.replan(plan.withCounts([A: 4, B: 4])); it.aim(new Target(8, 1), at(1)) }   || [A: 3, B: 5] | Assignment.Reason.LOAD | [A: 4, B: 4]
        'weights again'  | { it, plan -> it.replan(plan); it.aim(new Target(6, 100), at(1)) }                          || [A: 3, B: 3] | Assignment.Reason.LOAD | [A: 3, B: 3]
        'an edit'        | { it, plan -> it.replan(DispatcherSpec.plan([C: 1])) }                                      || [C: 8]       | Assignment.Reason.EDIT | [C: 8]
    }

    def "a restriction outlives another plan: it counts for whom is added from then on"() {
        given:
        deployment.aim(new Target(2, 9, ['B'] as Set), 0)

        when:
        deployment.replan(plan([A: 1, B: 1]))
        deployment.settle(0)

        then:
        deployment.counts() == [A: 1, B: 1]

        when:
        deployment.aim(new Target(4, 9, ['B'] as Set), 0)

        then:
        deployment.counts() == [A: 1, B: 3]
    }

    def "where there are only fixed types, no more are placed than there are, and a way back begins there"() {
        given:
        def small = new Deployment(plan([:], [F: 3]), workers)

        when:
        small.aim(new Target(100, 100), 0)

        then:
        small.placed() == 3

        when:
        small.aim(new Target(0, 1), 0)

        then:
        small.placed() == 2
    }

    private static long at(Number seconds) {
        1_000 + (long) (seconds * 1e9)
    }
}
