package dev.gryllus.engine

import dev.gryllus.user.RandomOrder
import dev.gryllus.user.SequentialOrder
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSet
import dev.gryllus.user.TaskSetPlan
import spock.lang.Specification

class EqualWeightsSpec extends Specification {
    static final Task.Body A = { }
    static final Task.Body B = { TaskSet set -> }
    static final Task.Body C = { Object set -> }

    private static Task task(String name, Object action, int weight = 1) {
        return new Task(name, weight, [name] as Set, action as Task.Action)
    }

    private static TaskSetPlan set(String name, List<Task> tasks) {
        return new TaskSetPlan(name, new RandomOrder(tasks), Optional.empty(), { parent -> new TaskSet() })
    }

    def "each distinct task comes once with weight 1, whatever set it is in"() {
        given:
        def tasks = [
            task('a', A, 5), task('set', set('Outer', [task('b', B, 3), task('again', A), task('inner', set('Inner', [task('c', C)]))]), 9)
        ]

        when:
        def equal = EqualWeights.of(tasks)

        then:
        equal*.name() == ['a', 'b', 'c']
        equal*.weight() == [1, 1, 1]
        equal*.tags() == [['a'] as Set, ['b'] as Set, ['c'] as Set]
    }

    def "a task of a set is visited in its set, which is left behind it"() {
        when:
        def visit = EqualWeights.of([task('outer', set('Outer', [task('inner', set('Inner', [task('c', C)]))]))]).first()
        def outer = visit.action() as TaskSetPlan
        def inner = outer.order().tasks().first().action() as TaskSetPlan

        then:
        outer.name() == 'Outer'
        outer.order() instanceof SequentialOrder
        outer.order().tasks()*.name() == ['c', 'leave']
        inner.name() == 'Inner'
        inner.order().tasks().first().action() == C
        inner.order().tasks()*.name() == ['c', 'leave']
    }
}
