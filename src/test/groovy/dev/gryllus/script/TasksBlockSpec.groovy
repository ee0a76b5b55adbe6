package dev.gryllus.script

import dev.gryllus.engine.PlanException
import dev.gryllus.engine.UserType
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.Role
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.UserContext
import dev.gryllus.user.UserLoop
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(20)
class TasksBlockSpec extends Specification {
    @TempDir
    Path folder

    def clock = new FakeClock()
    def recorder = new RecordingRecorder()

    def "sets, sequences and chains stand among tasks, at any depth"() {
        expect:
        tree(load('''
            user('U', User) {
                task(3, 'a') { }
                task_set('set', weight: 2, tags: ['x']) {
                    task('b') { }
                    sequence('seq') { task(2, 'c') { }; task('d', weight: 4) { } }
                }
                task_set(5, 'short') { task { } }
                markov('chain') { task('e', then: 'f') { }; task('f', then: [e: 2, f: 1]) { } }
                task_set(Classy, weight: 7)
            }
            class Classy extends TaskSet { @task def g() { } }
        ''').tasks()) == ['a*3', 'set*2', ['b*1', 'seq*1', ['c*2', 'd*4']], 'short*5', ['task1*1'], 'chain*1', ['e*1', 'f*1'], 'Classy*7', ['g*1']]
    }

    def "state is the user's, in every set; words of the set and its pace are the set's own"() {
        when:
        live load('''
            user('U', User) {
                wait_time constant(1)
                on_start { seen = [] }
                task_set('outer') {
                    wait_time constant(2)
                    on_start { seen << 'outer in' }
                    sequence('inner') {
                        wait_time { seen << 'waits'; 3 }
                        task('first') { seen << "first of ${task_names()}"; schedule_task('third') }
                        task('second') { seen << 'second'; interrupt(reschedule: false) }
                        task('third') { seen << (parent.class.simpleName == 'BlockTaskSet' ? 'third inside' : 'lost') }
                    }
                    on_stop { seen << 'outer out'; throw new IllegalStateException(seen.join(', ')) }
                }
            }
        '''), 3

        then:
        recorder.exceptions*.message() == [
            'IllegalStateException: outer in, first of [first, second, third], waits, third inside, waits, second, outer out']
        clock.slept.take(3) == [3, 3, 2].collect { Duration.ofSeconds(it) }
    }

    def "a class of a task set reaches the state of the quick form through its user"() {
        when:
        live load('''
            user('U', User) {
                on_start { token = 'abc' }
                task_set(Reader)
            }
            class Reader extends TaskSet {
                @task def read() { user.other = user.token * 2; throw new IllegalStateException(user.other) }
            }
        '''), 1

        then:
        recorder.exceptions*.message().unique() == ['IllegalStateException: abcabc']
    }

    def "what cannot be meant is told with its place: #body"() {
        when:
        load "user('U', User) {\n    task_set('s') {\n        $body\n    }\n}"

        then:
        def e = thrown(PlanException)
        e.message.contains(told)

        where:
        body                                                       | told
        "weight 3"                                                 | "locustfile.groovy:3:9: 'weight' belongs directly into user('U'), not into task_set('s')"
        "tusk { }"                                                 | "unknown 'tusk' in task_set('s'). Did you mean 'task'?"
        "wait_time = 3"                                            | "write `wait_time …` without '=' inside task_set('s')"
        "task('a', then: 'b') { }"                                 | 'then: belongs to the tasks of a markov block'
        "task('a', wieght: 2) { }"                                 | "unknown 'wieght' in task. Did you mean 'weight'?"
        "task('a', weight: 0) { }"                                 | "weight of a task is wanted as a whole number, 1 or more, not '0'"
        "markov('m') { task('a', then: 'b') { } }"                 | "Transition to 'b' from 'a' in markov('m') is invalid"
        "markov('m') { task('a') { } }"                            | "'a' in markov('m') cannot be used as a target"
        "markov('m') { task('a', then: 'a', tags: ['x']) { } }"    | 'Tags are unsupported'
        "markov('m') { }"                                          | "No Markov tasks defined in markov('m')"
        "markov('m') { task('a', then: 'a') { }; task('a', then: 'a') { } }" | "two tasks of markov('m') are called 'a'"
    }

    def "words of a block mean nothing inside of a task"() {
        when:
        live load('''
            user('U', User) { task_set('s') { task { task('late') { } } } }
        '''), 1

        then:
        recorder.exceptions*.message().unique() == ["ScriptMistake: 'task' belongs directly into task_set('s'), not into a task"]
    }

    private static List tree(List<Task> tasks) {
        tasks.collectMany {
            def label = "${it.name()}*${it.weight()}".toString()
            it.action() instanceof TaskSetPlan ? [label, tree(it.action().order().tasks())] : [label]
        }
    }

    private UserType load(String text) {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), text)
        LocustfileLoader.load([file], folder, Optional.empty()).plan().userTypes().first()
    }

    /** Lets a user live until it has waited so many times. */
    private void live(UserType type, int waits) {
        UserLoop loop
        def ending = new FakeClock() {
            @Override
            void sleep(Duration duration) {
                super.sleep(duration)
                if (slept.size() >= waits) loop.finish()
            }
        }
        clock = ending
        def context = new UserContext(type.name(), type.host(), clock, recorder, {})
        loop = new UserLoop(new Role(context, type.maker(), type.waitTime(), type.root()))
        if (waits == 1) {
            Thread.startVirtualThread { while (recorder.exceptions.empty) { Thread.onSpinWait() }; loop.finish() }
        }
        loop.run()
    }
}
