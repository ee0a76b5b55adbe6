package dev.gryllus.script

import dev.gryllus.engine.PlanException
import dev.gryllus.engine.Share
import dev.gryllus.engine.UserType
import dev.gryllus.http.FastHttpUser
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RawServer
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.support.Sets
import dev.gryllus.user.ScriptFaults
import dev.gryllus.user.User
import dev.gryllus.user.UserContext
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class LocustfileLoaderSpec extends Specification {
    @TempDir
    Path folder

    def clock = new FakeClock()

    def "the quick form becomes user types"() {
        when:
        def types = load '''
            host 'http://localhost:1'

            user('Shopper') {
                weight 3
                wait_time between(1, 5)
                task(3, 'browse') { }
                task('buy', tags: ['money', 'slow']) { }
                task { }
                task(2) { }
                task('heavy', weight: 7) { }
            }

            user('Watcher', User) {
                fixed_count 2
                host 'http://elsewhere'
                task { }
            }
        '''

        then:
        types*.name() == ['Shopper', 'Watcher']
        with(types[0]) {
            share() == new Share.Weight(3)
            host().get() == 'http://localhost:1'
            requiresHost()
            tasks()*.name() == ['browse', 'buy', 'task3', 'task4', 'heavy']
            tasks()*.weight() == [3, 1, 1, 2, 7]
            tasks()[1].tags() == ['money', 'slow'] as Set
        }
        with(types[1]) {
            share() == new Share.Fixed(2)
            host().get() == 'http://elsewhere'
            !requiresHost()
        }
    }

    def "the class form becomes user types, tasks in the order of the script"() {
        when:
        def types = load '''
            abstract class Base extends User {
                static host = 'http://base'
                @task def inherited() { }
            }

            class Crawler extends Base {
                static weight = 4
                static wait_time = constant_throughput(10)
                @task(3) def zebra() { }
                @task @tag('slow') def ant() { }
                @task @tag(['a', 'b']) def middle() { }
                def notATask() { }
            }

            class Other extends HttpUser {
                def fixed_count = 2
                static host = 'http://own'
                def wait_time() { 3 }
            }
        '''

        then:
        types*.name() == ['Crawler', 'Other']
        with(types[0]) {
            share() == new Share.Weight(4)
            host().get() == 'http://base'
            tasks()*.name() == ['inherited', 'zebra', 'ant', 'middle']
            tasks()*.weight() == [1, 3, 1, 1]
            tasks()*.tags() == [[], [], ['slow'], ['a', 'b']].collect { it as Set }
            waitTime().startFor(null, 0).scheduled()
        }
        types[1].share() == new Share.Fixed(2)
        types[1].requiresHost()
        firstPause(types[1]) == Duration.ofSeconds(3)
    }

    def "settings of the engine's classes may be set as in Locust: #how"() {
        given:
        def type = load("""
            class Fast extends FastHttpUser {
                $how max_redirects = 5
                $how network_timeout = 2.5
                $how proxy_host = "${'$'}{'proxy'}.test"
                @task def t() { }
            }
        """).first()

        when:
        def user = alive(type) as FastHttpUser

        then:
        FastHttpUser.getField('max_redirects').get(user) == 5
        FastHttpUser.getField('network_timeout').get(user) == 2.5
        FastHttpUser.getField('proxy_host').get(user) == 'proxy.test'
        FastHttpUser.getField('max_retries').get(user) == 0

        where:
        how << ['static', 'def']
    }

    def "a setting that does not fit is told with its name"() {
        given:
        def type = load("""
            class Fast extends FastHttpUser {
                static max_redirects = 'many'
                @task def t() { }
            }
        """).first()

        when:
        alive(type)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "max_redirects of Fast is wanted as int, not 'many'"
    }

    def "on_start and on_stop may be written in every way: #how"() {
        given:
        def type = load("""
            class U extends User {
                static log = []
                $how on_start() { if (log) { return } ; log << [1, 2].collect { return it * 2 } }
                $how on_stop() { log << 'stop'$tail }
                @task def t() { }
            }
        """).first()
        def user = alive(type)

        when:
        2.times { user.on_start() }
        user.on_stop()

        then:
        user.class.log == [[2, 4], 'stop']

        where:
        how    | tail
        'def'  | ''
        'def'  | '; return log'
        'void' | ''
    }

    def "both forms stand in one file, and the quick form may build on a class of the script"() {
        when:
        def types = load '''
            class Base extends User {
                static weight = 5
                def greeting = 'hello'
                @task def own() { Log.lines << "own $greeting" }
                def helper(String who) { Log.lines << "helper $who" }
            }

            class Log { static lines = [] }

            user('Built', Base) {
                task { helper('x'); Log.lines << greeting }
            }
        '''

        then:
        types*.name() == ['Base', 'Built']
        types[1].share() == new Share.Weight(5)

        when:
        def user = alive(types[1])
        types[1].tasks().each { it.action().run(Sets.around(user)) }

        then:
        types[1].tasks()[0].name() == 'own'
        user.self().class.classLoader.loadClass('Log').lines == ['own hello', 'helper x', 'hello']
    }

    def "an undeclared name is state of one user, in every closure of its block"() {
        given:
        def type = load('''
            shared = []

            def note(text) { shared << text }

            user('U', User) {
                on_start { count = 10 }
                task { count += 1; [1].each { count += 1 }; note("$count of ${user_name()}") }
                on_stop { shared << "end $count" }
            }

            def user_name() { 'someone' }

            user('Reader', User) { task { throw new RuntimeException(shared.join(', ')) } }
        ''')
        def (a, b) = [alive(type[0]), alive(type[0])]

        when:
        [a, b]*.on_start()
        2.times { runTask(type[0], a) }
        runTask(type[0], b)
        a.on_stop()
        runTask(type[1], alive(type[1]))

        then:
        def e = thrown(RuntimeException)
        e.message == '12 of someone, 14 of someone, 12 of someone, end 14'
    }

    def "a closure reads what the user has: host, random"() {
        given:
        def type = load('''
            user('U', User) {
                host 'http://mine'
                task { if (random.nextInt(5) < 5) throw new RuntimeException(host) }
            }
        ''').first()

        when:
        runTask(type, alive(type))

        then:
        def e = thrown(RuntimeException)
        e.message == 'http://mine'
    }

    def "a host from the command line wins, also where a class reads its own"() {
        given:
        def types = load('''
            host 'http://file'
            class C extends User {
                static host = 'http://class'
                @task def t() { throw new RuntimeException(host) }
            }
            user('B', User) { host 'http://block'; task { throw new RuntimeException(host) } }
        ''', Optional.of('http://cli'))

        expect:
        types*.host()*.get() == ['http://cli', 'http://cli']

        when:
        runTask(types[index], alive(types[index]))

        then:
        def e = thrown(RuntimeException)
        e.message == 'http://cli'

        where:
        index << [0, 1]
    }

    def "wait times in every way: #setting"() {
        expect:
        firstPause(load("user('U', User) { wait_time $setting }").first()) == Duration.ofMillis(millis)

        where:
        setting                  | millis
        'constant(2)'            | 2000
        'between(3, 3)'          | 3000
        'constant_pacing(1.5)'   | 1500
        'constant_throughput(4)' | 250
        '{ 0.25 }'               | 250
        '{ -> host ? 7 : 1 }'    | 1000
    }

    def "an answer of wait_time that is no time is a fault that names the setting"() {
        when:
        firstPause(load(script).first())

        then:
        def e = thrown(ScriptMistake)
        ScriptFaults.describe(e).trace() == "ScriptMistake: the answer of wait_time of U is wanted as a number of seconds, 0 or more, not $told\n  at locustfile.groovy:2"

        where:
        script                                                                        | told
        'user("U", User) {\nwait_time { "abc" } }'                                    | "the text 'abc'"
        'user("U", User) {\nwait_time { -1 } }'                                       | '-1'
        'user("U", User) {\nwait_time { null } }'                                     | 'null'
        'user("U", User) {\nwait_time { 0/0.0d } }'                                   | 'NaN'
        'class U extends User {\ndef wait_time() { -2 }\n@task def t() { } }'         | '-2'
        'class U extends User {\nstatic wait_time = { -3 }\n@task def t() { } }'      | '-3'
        'class U extends User {\ndef wait_time = { self -> "" }\n@task def t() { } }' | "the text ''"
    }

    def "the end of the process is refused, as a fault of that line: #call"() {
        when:
        runTask(*loadAndMake("""
            import static java.lang.System.exit
            class Helper { static void bye() { System.exit(3) } }
            user('U', User) {
                task {
                    $call
                }
            }
        """))

        then:
        def e = thrown(ScriptMistake)
        e.message == "$word(3) is refused, it would lose the tables and files of the test: set environment.process_exit_code = 3 and call environment.runner.quit(); while scripts are loaded, throw an exception"
        ScriptFaults.frames(e).toList()[0] == "locustfile.groovy:$line"

        where:
        call                                              | word   | line
        'System.exit(3)'                                  | 'exit' | 6
        'java.lang.System.exit 3'                         | 'exit' | 6
        'def n = 3; [1].each { System.exit(n) }'          | 'exit' | 6
        'System."exit"(3)'                                | 'exit' | 6
        'exit(3)'                                         | 'exit' | 6
        'Runtime.getRuntime().exit(3)'                    | 'exit' | 6
        'Runtime.runtime.halt(3)'                         | 'halt' | 6
        'Runtime r = Runtime.getRuntime(); r.halt(3)'     | 'halt' | 6
        'new Object() { void go() { System.exit(3) } }.go()' | 'exit' | 6
        'Helper.bye()'                                    | 'exit' | 3
    }

    def "an exit of one's own is one's own"() {
        when:
        runTask(*loadAndMake("""
            class Door { def exit(n) { throw new IllegalStateException("door \$n") } }
            user('U', User) { task { new Door().exit(3) } }
        """))

        then:
        def e = thrown(IllegalStateException)
        e.message == 'door 3'
    }

    def "the end of the process at the top level is a mistake of the script: #text"() {
        when:
        load(text)

        then:
        def e = thrown(PlanException)
        e.message.startsWith("locustfile.groovy:2:$column: exit(1) is refused, it would lose")

        where:
        text                                             | column
        "if (true) {\n  System.exit(1) }"                | 10
        "class A {\n  static x = System.exit(1) }\nuser('U', User) { task { } }" | 21
    }

    def "sleep ends when its thread is interrupted, unlike Groovy's"() {
        given:
        def (type, user) = loadAndMake("""
            class Helper { static nap() { sleep 60_000 } }
            user('U', User) { task { [1].each { $call } } }
        """)

        when:
        Thread.currentThread().interrupt()
        runTask(type, user)

        then:
        thrown(InterruptedException)

        where:
        call << ['sleep 60_000', 'sleep(60_000L)', 'Helper.nap()']
    }

    private List loadAndMake(String text) {
        def type = load(text).first()
        [type, alive(type)]
    }

    def "helpers beside the locustfile are importable, with and without a package of their own"() {
        given:
        write 'common/auth.groovy', 'static login(user) { "token of $user" }'
        write 'common/Cart.groovy', 'package common\nimport common.auth\nclass Cart { def items = [auth.login("cart")] }'

        when:
        def loaded = LocustfileLoader.load([write('locustfile.groovy', '''
            import common.Cart
            import static common.auth.login
            user('U', User) { task { throw new RuntimeException(login('ada') + new Cart().items) } }
        ''')], folder, Optional.empty())
        def type = loaded.plan().userTypes().first()
        runTask(type, alive(type))

        then:
        def e = thrown(RuntimeException)
        e.message == 'token of ada[token of cart]'
        loaded.sources()*.file()*.fileName*.toString() as Set == ['locustfile.groovy', 'auth.groovy', 'Cart.groovy'] as Set
        loaded.sources().every { it.sha256() ==~ /[0-9a-f]{64}/ }
    }

    def "several files give one plan"() {
        when:
        def loaded = LocustfileLoader.load([
            write('a.groovy', "user('A', User) { task { } }"),
            write('sub/a.groovy', "user('B', User) { task { } }"),
            write('c.groovy', 'class C extends User { @task def t() { } }'),
        ], folder, Optional.empty())

        then:
        loaded.plan().userTypes()*.name() == ['A', 'B', 'C']
    }

    def "what is wrong is told with the place: #description"() {
        when:
        LocustfileLoader.load([write('locustfile.groovy', text.stripIndent(true))], folder, Optional.empty())

        then:
        def e = thrown(PlanException)
        e.message.replace(folder.toString(), '').trim() == message.stripIndent(true).trim()
        e.stackTrace.length == 0

        where:
        description << ['syntax', 'unknown class', 'unknown word in a block', 'far from any word', 'assignment in a block',
            'unknown word at the top', 'bad value', 'two errors', 'throws while loading', 'bad task option', 'task with parameters', 'bad attribute of a class', 'open bracket']
        text << [
            '''\
            user('U') {
                task { client.get('/x')) }
            }''',
            '''\
            user('U', NoSuchUser) { }''',
            '''\
            user('Shopper') {
                wieght 3
            }''',
            '''\
            user('Shopper') {
                fluxcompensator 3
            }''',
            '''\
            user('Shopper') {
                weight = 3
            }''',
            '''\
            usr('Shopper') { }''',
            '''\
            user('Shopper') {
                weight(-2)
            }''',
            '''\
            class A extends Nope { }
            class B extends Nada { }''',
            '''\
            def limits = [:]
            limits.max.value''',
            '''\
            user('Shopper') {
                task('x', tgs: ['a']) { }
            }''',
            '''\
            class A extends User {
                @task def t(x) { }
            }''',
            '''\
            class A extends User {
                static weight = 'heavy'
            }''',
            '''\
            user('U') {
                task { client.get( }
            }''',
        ]
        message << [
            '''\
            locustfile.groovy:2:28: Unexpected input: ')'
               2 |     task { client.get('/x')) }
                 |                            ^''',
            '''\
            locustfile.groovy:1:11: unknown name 'NoSuchUser'. A function at the top of the file does not see what is declared there with def: leave the def out
               1 | user('U', NoSuchUser) { }
                 |           ^''',
            '''\
            locustfile.groovy:2:5: unknown 'wieght' in user('Shopper'). Did you mean 'weight'? Known: weight, fixed_count, host, arrival_rate, max_users, wait_time, on_start, on_stop, task, task_set, sequence, markov, between, constant, constant_pacing, constant_throughput
               2 |     wieght 3
                 |     ^''',
            '''\
            locustfile.groovy:2:5: unknown 'fluxcompensator' in user('Shopper'). Known: weight, fixed_count, host, arrival_rate, max_users, wait_time, on_start, on_stop, task, task_set, sequence, markov, between, constant, constant_pacing, constant_throughput
               2 |     fluxcompensator 3
                 |     ^''',
            '''\
            locustfile.groovy:2:5: write `weight …` without '=' inside user('Shopper')
               2 |     weight = 3
                 |     ^''',
            '''\
            locustfile.groovy:1:1: unknown 'usr' in the locustfile. Did you mean 'user'? Known: host, user, csv, json, jsonl, shape, stages, steps, spike, wave, double_wave, soak
               1 | usr('Shopper') { }
                 | ^''',
            '''\
            locustfile.groovy:2:5: weight is wanted as a number, 0 or more, not '-2'
               2 |     weight(-2)
                 |     ^''',
            '''\
            locustfile.groovy:1:1: unable to resolve class Nope
               1 | class A extends Nope { }
                 | ^
            (and 1 more)''',
            '''\
            locustfile.groovy:2:12: NullPointerException: Cannot get property 'value' on null object
               2 | limits.max.value
                 |            ^''',
            '''\
            locustfile.groovy:2:15: unknown 'tgs' in task. Did you mean 'tags'? Known: weight, tags
               2 |     task('x', tgs: ['a']) { }
                 |               ^''',
            '''\
            locustfile.groovy:2:6: @task t must not have parameters
               2 |     @task def t(x) { }
                 |      ^''',
            '''\
            locustfile.groovy:2:12: weight is wanted as a number, 0 or more, not 'heavy'
               2 |     static weight = 'heavy'
                 |            ^''',
            '''\
            locustfile.groovy:2:24: Unexpected input: '}'
               2 |     task { client.get( }
                 |                        ^''',
        ]
    }

    def "a mistake with a known word is told as that: #statement"() {
        when:
        load "user('Shopper') {\n    $statement\n}"

        then:
        def e = thrown(PlanException)
        e.message.startsWith("locustfile.groovy:2:")
        e.message.contains(told)

        where:
        statement                     | told
        "weight 'many'"               | "'weight' in user('Shopper') does not take"
        'weight -1'                   | "'weight' needs its value in brackets here: weight(…)"
        'wait_time between(1)'        | "'between' in user('Shopper') does not take"
        'wait_time betwen(1, 2)'      | "Did you mean 'between'?"
        'task(0) { }'                 | "weight of a task is wanted as a whole number, 1 or more, not '0'"
        'task(weight: 2.7) { }'       | "weight of a task is wanted as a whole number, 1 or more, not '2.7'"
        'task(tags: null) { }'        | "tags are wanted as a text or a list of texts, not 'null'"
        "user('', User) { }"          | 'a user needs a name of printable characters'
    }

    def "a mistake in a class is told with its line: #member"() {
        when:
        load "class A extends User {\n    $member\n}"

        then:
        def e = thrown(PlanException)
        e.message.startsWith('locustfile.groovy:2:')
        e.message.contains(told)

        where:
        member                     | told
        '@task static def t() { }' | '@task t must not be static'
        '@task(0) def t() { }'     | 'the weight must be at least 1'
        'static x = 1.intdiv(0)'   | 'ArithmeticException'
    }

    def "words of the block inside a task are a mistake, not an order without effect"() {
        given:
        def type = load("user('U', User) {\n    task { weight 7 }\n}").first()

        when:
        runTask(type, alive(type))

        then:
        def e = thrown(RuntimeException)
        e.message == "'weight' belongs directly into user('U'), not into a task"
    }

    def "a byte order mark is not part of the script"() {
        expect:
        load("\uFEFFuser('U', User) { task { } }")*.name() == ['U']
    }

    def "a locustfile without users says what is missing"() {
        when:
        load 'println "nothing"'.replace('println', 'def x =')

        then:
        def e = thrown(PlanException)
        e.message.startsWith 'No User class found!'
    }

    def "two users of one name are told with both places"() {
        when:
        LocustfileLoader.load([
            write('a.groovy', "// first\nuser('Twin', User) { task { } }"),
            write('b.groovy', 'class Twin extends User { }'),
        ], folder, Optional.empty())

        then:
        def e = thrown(PlanException)
        e.message == 'Duplicate user class names: Twin is defined in both a.groovy:2 and b.groovy:1'
    }

    def "a file that is not UTF-8 is refused by name"() {
        given:
        def file = folder.resolve('locustfile.groovy')
        Files.write(file, [0x66, 0xFF, 0xFE] as byte[])

        when:
        LocustfileLoader.load([file], folder, Optional.empty())

        then:
        def e = thrown(PlanException)
        e.message == "$file is not UTF-8 text: save it in that encoding"
    }

    def "a syntax error in a helper names the helper"() {
        given:
        write 'common/auth.groovy', 'static login( { }'

        when:
        load 'import common.auth\nuser("U", User) { task { } }'

        then:
        def e = thrown(PlanException)
        e.message.startsWith 'auth.groovy:1:'
    }

    def "a user of a block says that others had their turn in its task, as its base does"() {
        given:
        def server = new RawServer()
        def type = load("user('U', FastHttpUser) { task { client.get('/') } }", Optional.of(server.url)).first()
        def user = alive(type)

        when:
        runTask(type, user)

        then:
        user.gaveWay()
        !user.gaveWay()

        cleanup:
        user.detach()
        server.close()
    }

    private List<UserType> load(String text, Optional<String> host = Optional.empty()) {
        LocustfileLoader.load([write('locustfile.groovy', text)], folder, host).plan().userTypes()
    }

    private Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }

    private User alive(UserType type) {
        def user = type.maker().make()
        user.attach(new UserContext(type.name(), type.host(), clock, new RecordingRecorder(), {}))
        user
    }

    private static void runTask(UserType type, User user) {
        type.tasks()[0].action().run(Sets.around(user))
    }

    private Duration firstPause(UserType type) {
        type.waitTime().startFor(Sets.around(alive(type)), 0).next(0).length()
    }
}
