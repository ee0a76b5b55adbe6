package dev.gryllus.engine

import dev.gryllus.user.MarkovOrder
import dev.gryllus.user.RandomOrder
import dev.gryllus.user.Task
import dev.gryllus.user.TaskOrder
import dev.gryllus.user.TaskSet
import dev.gryllus.user.TaskSetPlan
import spock.lang.Specification

class TagFilterSpec extends Specification {
    static final List<Task> TASKS = [
        task('plain'),
        task('buy', 'buy'),
        set('shop', ['buy'], task('look'), task('slow look', 'slow'), set('deep', [], task('deepest', 'slow'))),
        set('account', [], task('orders'), task('leave', 'slow')),
        set('chain', [], new MarkovOrder([task('a')], [a: [new MarkovOrder.Transition('a', 1)]])),
    ]

    def "include #include, exclude #exclude"() {
        expect:
        names(new TagFilter(include as Set, exclude as Set).of(TASKS)) == expected

        where:
        include  | exclude  | expected
        []       | []       | ['plain', 'buy', 'shop', ['look', 'slow look', 'deep', ['deepest']], 'account', ['orders', 'leave'], 'chain', ['a']]
        ['buy']  | []       | ['buy', 'shop', ['look', 'slow look', 'deep', ['deepest']], 'chain', ['a']]
        ['slow'] | []       | ['shop', ['slow look', 'deep', ['deepest']], 'account', ['leave'], 'chain', ['a']]
        []       | ['slow'] | ['plain', 'buy', 'shop', ['look'], 'account', ['orders'], 'chain', ['a']]
        ['buy']  | ['slow'] | ['buy', 'shop', ['look'], 'chain', ['a']]
        []       | ['buy']  | ['plain', 'account', ['orders', 'leave'], 'chain', ['a']]
        ['none'] | []       | ['chain', ['a']]
    }

    def "weights survive"() {
        given:
        def heavy = new Task('heavy', 7, ['x'] as Set, {} as Task.Body)

        expect:
        new TagFilter(['x'] as Set, [] as Set).of([heavy, task('light')]) == [heavy]
    }

    private static List names(List<Task> tasks) {
        tasks.collectMany { it.action() instanceof TaskSetPlan ? [it.name(), names(it.action().order().tasks())] : [it.name()] }
    }

    private static Task task(String name, String... tags) {
        new Task(name, 1, tags as Set, {} as Task.Body)
    }

    private static Task set(String name, List<String> tags, Task... tasks) {
        set(name, tags, new RandomOrder(tasks as List))
    }

    private static Task set(String name, List<String> tags, TaskOrder order) {
        new Task(name, 1, tags as Set, new TaskSetPlan(name, order, Optional.empty(), { new TaskSet() }))
    }
}
