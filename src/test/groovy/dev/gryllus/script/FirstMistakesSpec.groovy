package dev.gryllus.script

import ch.qos.logback.classic.Level
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.UserType
import dev.gryllus.event.Environment
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.Role
import dev.gryllus.user.UserContext
import dev.gryllus.user.UserLoop
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What those who write their first locustfile get wrong, and what they read then. */
class FirstMistakesSpec extends Specification {
    @TempDir
    Path folder

    def recorder = new RecordingRecorder()

    def "while it is loaded: #text"() {
        when:
        load text

        then:
        def e = thrown(PlanException)
        e.message.lines().findFirst().get() == 'locustfile.groovy:' + message

        where:
        text                                                          | message
        "client.get('/')"                                             | "1:1: 'client' belongs to a user: it is known in tasks, on_start and on_stop. A function outside of them takes it as an argument"
        "user('A') {\n client.get('/') }"                             | "2:2: 'client' belongs to a user: it is known in tasks, on_start and on_stop. A function outside of them takes it as an argument"
        "limit = 3\nuser('A') { weight limt }"                        | "2:20: unknown name 'limt'. Words of user('A'): weight, fixed_count, host, arrival_rate, max_users, wait_time, on_start, on_stop, task, task_set, sequence, markov"
        "limit = 3\nprintln limt"                                     | "2:9: unknown name 'limt'. Did you mean 'limit'?"
        "user('A') { wait_time constant('1') }"                       | "1:23: constant of the wait times does not take ('1'); it takes (seconds)"
        "user('A') { wait_time between(3, 1.50) }"                    | "1:23: between(3, 1.5): the shorter pause comes first, and none is negative"
        "environment.runner.quit()"                                   | "1:20: NullPointerException: Cannot invoke method quit() on null object. environment.runner is null while the script is loaded: ask for it in a listener of events.init or events.test_start, or in a user's own code"
        "class A extends User {\n static tasks = { }\n}"               | "2:9: tasks is wanted as a list of tasks or a map from task to weight, not one function: tasks = [{ … }]"
        "class S extends TaskSet { static tasks = [S] }\nclass A extends User { static tasks = [S] }" | '1:1: task set S contains itself: S → S'
        "class A extends User {\n @task static class M extends MarkovTaskSet { }\n}" | '2:31: No Markov tasks defined in MarkovTaskSet M'
        "class A extends User {\n @task static class M extends MarkovTaskSet {\n  @transition('y') def x() { } } }" | "3:3: Transition to 'y' from 'x' in MarkovTaskSet M is invalid since no such element exists; there are [x]"
        "user('A') {\n markov('m') {\n  task('a', then: 'b') { } } }" | "3:3: Transition to 'b' from 'a' in markov('m') is invalid since no such element exists; there are [a]"
    }

    def "a locustfile in Python is told where to read: #line"() {
        when:
        load text

        then:
        def e = thrown(PlanException)
        e.message.startsWith "locustfile.groovy:$line:1: this looks like Python, and a locustfile of Gryllus is written in Groovy. docs/porting"

        where:
        line | text
        1    | 'from locust import HttpUser, task\n\nclass A(HttpUser):\n    @task\n    def a(self):\n        self.client.get("/")\n'
        1    | 'import locust\nx = [i for i in range(3)]\n'
        3    | 'class A extends User {\n  @task\n  def a(self):\n    self.client.get("/")\n}\n'
        1    | 'class A(HttpUser):\n    pass\n'
    }

    def "in a task: #code"() {
        given:
        def type = load "host 'http://localhost:1'\ndef old = 1\ndef login() { client.get('/') }\ndef ask() { old }\nuser('A') {\n on_start { token = 1 }\n task { $code }\n}"

        when:
        liveUntilFault type

        then:
        recorder.exceptions*.trace() == [trace]

        where:
        code                | trace
        'tokem'             | "MissingPropertyException: unknown name 'tokem'. Did you mean 'token'?\n  at locustfile.groovy:7"
        'nothing'           | "MissingPropertyException: unknown name 'nothing'. A user's state is what on_start or a task has assigned to a name before\n  at locustfile.groovy:7"
        'login()'           | "MissingPropertyException: 'client' belongs to a user: it is known in tasks, on_start and on_stop. A function outside of them takes it as an argument\n  at locustfile.groovy:3\n  at locustfile.groovy:7"
        'ask()'             | "MissingPropertyException: unknown name 'old'. A function at the top of the file does not see what is declared there with def: leave the def out\n  at locustfile.groovy:4\n  at locustfile.groovy:7"
        'client.get(null)'  | "IllegalArgumentException: client.get needs a URL, such as '/items', not null\n  at locustfile.groovy:7"
        'task_set("x") { }' | "ScriptMistake: 'task_set' belongs directly into user('A'), not into a task\n  at locustfile.groovy:7"
    }

    def "an empty set is told with its line"() {
        given:
        def type = load "user('A', User) {\n task_set('nothing') { } }"

        when:
        liveUntilFault type

        then:
        recorder.exceptions*.trace() == ['IllegalStateException: No tasks defined on nothing\n  at locustfile.groovy:2']
    }

    def "a file may be called like a word, or like its class: #name"() {
        given:
        def file = Files.writeString(folder.resolve(name + '.groovy'), text)

        expect:
        LocustfileLoader.load([file], folder, Optional.empty()).plan().userTypes()*.name() == ['A']

        where:
        name          | text
        'events'      | 'events.test_start.add_listener { }\nuser("A", User) { task { } }'
        'environment' | 'assert environment.host == null\nuser("A", User) { task { } }'
        'A'           | 'assert true\nclass A extends User { @task def a() { } }'
    }

    def "def in a block that a task assigns is warned of, and no other"() {
        given:
        def log = new LogLines('gryllus.script')

        when:
        load '''
            def top = 0
            user('A', User) {
                def n = 0
                def rows = [1, 2]
                int m = 0
                def o = 5
                o = 6
                task { n++; rows << 3; def own = 1; own = 2 }
                task_set('s') {
                    def inner = null
                    task { inner = 5; m += 1; top = 1 }
                }
            }
        '''.stripIndent()

        then:
        log.of(Level.WARN).collect { it.split(' is one')[0] }.sort() ==
            ['locustfile.groovy:11: inner', 'locustfile.groovy:4: n', 'locustfile.groovy:6: m']

        cleanup:
        log.close()
    }

    def "a ThreadLocal is warned of, however it is made, and nothing else of threads is"() {
        given:
        def log = new LogLines('gryllus.script')

        when:
        load '''
            import java.util.concurrent.ThreadLocalRandom
            def shared = new ThreadLocal<String>()
            def given = ThreadLocal.withInitial { 1 }
            class A extends User {
                static own = new ThreadLocal() { def initialValue() { 2 } }
                @task def a() { new InheritableThreadLocal(); ThreadLocalRandom.current().nextInt(); Thread.currentThread() }
            }
        '''.stripIndent()

        then:
        log.of(Level.WARN).collect { it.split(': a user')[0] }.sort() ==
            ['locustfile.groovy:3', 'locustfile.groovy:4', 'locustfile.groovy:6', 'locustfile.groovy:7']

        cleanup:
        log.close()
    }

    def "JSON of Groovy is at hand"() {
        expect:
        load("import groovy.json.JsonSlurper\nuser(new JsonSlurper().parseText('{\"name\": \"A\"}').name, User) { task { } }").name() == 'A'
    }

    private UserType load(String text) {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), text)
        LocustfileLoader.load([file], folder, Optional.empty()).plan().userTypes().first()
    }

    private void liveUntilFault(UserType type) {
        def clock = new FakeClock()
        def environment = new Environment(clock)
        environment.catch_exceptions = false
        def context = new UserContext(type.name(), type.host(), clock, recorder, {}, environment.userErrors(), Optional.of(environment))
        def loop = new UserLoop(new Role(context, type.maker(), type.waitTime(), type.root()))
        Thread.startVirtualThread(loop).join() // so that no frame of the specs is in its stack
    }
}
