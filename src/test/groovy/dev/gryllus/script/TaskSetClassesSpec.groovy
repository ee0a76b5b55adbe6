package dev.gryllus.script

import dev.gryllus.engine.PlanException
import dev.gryllus.engine.UserType
import dev.gryllus.user.MarkovOrder
import dev.gryllus.user.SequentialOrder
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.Visit
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class TaskSetClassesSpec extends Specification {
    @TempDir
    Path folder

    def "the order of expansion: base classes first, then the tasks attribute, methods and sets as they stand"() {
        expect:
        tree(load('''
            abstract class Base extends HttpUser {
                static host = 'http://x'
                @task(2) def inherited() { }
            }
            class U extends Base {
                @task def before() { }
                static tasks = [Browse, [Buy, 3]]
                @task static class Own extends TaskSet { @task def own() { } }
                @task def after() { }
            }
            class Browse extends SequentialTaskSet {
                @task def a() { }
                static tasks = ['c']
                @task(2) def b() { }
                def c() { }
            }
            class Buy extends TaskSet { @task @tag('x') def pay() { } }
        ''').first().tasks()) == [
            'inherited*2', 'before*1', 'Browse*1', ['a*1', 'c*1', 'b*2'], 'Buy*3', ['pay*1'], 'Own*1', ['own*1'], 'after*1']
    }

    def "tasks is a list, a list of pairs or a map; a task is a set, a function or the name of a method: #tasks"() {
        expect:
        tree(load("""
            class U extends User {
                static tasks = $tasks
                def m() { }
            }
            class S extends TaskSet { @task def t() { } }
        """).first().tasks()) == expected

        where:
        tasks                           | expected
        "[S]"                           | ['S*1', ['t*1']]
        "[(S): 3, m: 2]"                | ['S*3', ['t*1'], 'm*2']
        "[['m', 4], S]"                 | ['m*4', 'S*1', ['t*1']]
        "[{ user -> }, { }]"            | ['task1*1', 'task2*1']
        "[({ user -> }): 5]"            | ['task1*5']
    }

    def "functions get the user, or the set, that they are tasks of; inner classes need not be static"() {
        given:
        def type = load('''
            class Log { static final List GOT = [] }
            class U extends User {
                static tasks = [{ Log.GOT << it.class.simpleName }]
                @task class Inner extends TaskSet {
                    static tasks = [{ Log.GOT << it.class.simpleName }]
                    @task def reach() { Log.GOT << parent.class.simpleName }
                }
            }
        ''').first()
        def user = type.maker().make()
        def plan = type.tasks()[1].action() as TaskSetPlan
        def outermost = Visit.outermost(user, type.root(), type.waitTime(), 0)
        def root = outermost.set()
        def inner = outermost.inner(plan, true, 0).set()

        when:
        type.tasks()[0].action().run(root)
        plan.order().tasks().each { it.action().run(inner) }

        then:
        user.class.classLoader.loadClass('Log').GOT == ['U', 'Inner', 'U']
    }

    def "kinds of sets have their orders, and chains their transitions"() {
        given:
        def sets = load('''
            class U extends User {
                @task static class S extends SequentialTaskSet { @task def a() { } }
                @task static class M extends MarkovTaskSet {
                    @transition('b') def a() { }
                    @transition(value = 'a', weight = 2) @transition('c') def b() { }
                    @transitions({ [a: 1, b: 0] }) def c() { }
                }
            }
        ''').first().tasks()*.action()*.order()

        expect:
        sets[0] instanceof SequentialOrder
        sets[1] instanceof MarkovOrder
        sets[1].tasks()*.name() == ['a', 'b', 'c']
        sets[1].transitions().collectEntries { from, to -> [from, to.collectEntries { [it.to(), it.weight()] }] } ==
            [a: [b: 1], b: [a: 2, c: 1], c: [a: 1, b: 0]]
    }

    def "what cannot be meant is told with its line: #body"() {
        when:
        load("class U extends User { @task def t() { } }\nclass X extends User {\n    $body\n}\nclass S extends TaskSet { @task def t() { } }")

        then:
        def e = thrown(PlanException)
        e.message.contains(told)

        where:
        body                                                                                          | told
        "@task static class N { }"                                                                    | '3:6: @task class N must extend TaskSet, SequentialTaskSet or MarkovTaskSet'
        "@task def run() { }"                                                                         | 'a task must not be named run'
        "@task(0) def a() { }"                                                                        | '@task(0): the weight must be at least 1'
        "@task @tag([]) def a() { }"                                                                  | '@tag needs at least one name'
        "static tasks = 5"                                                                            | "tasks is wanted as a list of tasks or a map from task to weight, not '5'"
        "static tasks = ['nosuch']"                                                                   | 'tasks: X has no method nosuch() without parameters'
        "static tasks = [(S): 'many']"                                                                | "tasks: a weight is wanted as a whole number, 1 or more, not 'many'"
        "static tasks = [42]"                                                                         | "tasks: a task is the class of a task set, a function, or the name of a method, not '42'"
        "@task static class C extends TaskSet { static getTasks() { [] }; @task static class D extends C { static tasks = [D] } }" | 'task set D contains itself: C → D → D'
        "@task static class M extends MarkovTaskSet { }"                                              | 'No Markov tasks defined in MarkovTaskSet M'
        "@task static class M extends MarkovTaskSet { @transition('b') def a() { } }"                 | "Transition to 'b' from 'a' in MarkovTaskSet M is invalid since no such element exists"
        "@task static class M extends MarkovTaskSet { @transition(value = 'a', weight = 0) def a() { } }" | "'a' in MarkovTaskSet M cannot be used as a target for a transition"
        "@task static class M extends MarkovTaskSet { @tag('x') @transition('a') def a() { } }"       | 'Tags are unsupported'
        "@task static class M extends MarkovTaskSet { @transition('run') def run() { } }"             | 'a task must not be named run'
    }

    private static List tree(List<Task> tasks) {
        tasks.collectMany {
            def label = "${it.name()}*${it.weight()}".toString()
            it.action() instanceof TaskSetPlan ? [label, tree(it.action().order().tasks())] : [label]
        }
    }

    private List<UserType> load(String text) {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), text)
        def types = LocustfileLoader.load([file], folder, Optional.empty()).plan().userTypes()
        types.sort(false) { it.name() == 'U' ? 0 : 1 }
    }
}
