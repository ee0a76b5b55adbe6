package dev.gryllus.script

import dev.gryllus.http.HttpUser
import dev.gryllus.user.SequentialTaskSet
import dev.gryllus.user.TaskSet
import java.lang.reflect.Modifier
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** What IntelliJ IDEA is told about locustfiles, held to the classes that mean it. */
class GdslSpec extends Specification {
    static final String NAME = 'gryllus.gdsl'

    @Shared
    String text = GdslSpec.getResource("/$NAME").text

    def "lies at the root of the jar, where IntelliJ IDEA looks"() {
        expect:
        Files.exists(Path.of('src/main/resources', NAME))
    }

    def "every class and type that it names exists"() {
        expect:
        (text =~ /'(dev\.gryllus\.[\w.]+|java\.[\w.]+)'/).collect { it[1] }.unique().every { Class.forName(it) }
    }

    def "the top level has the words of a script"() {
        expect:
        completed([]).containsAll(words(LocustScript) + ScriptCompiler.WORDS.collectMany { words(it) })
        completed([]).containsAll(['user', 'host', 'csv', 'between', 'events', 'environment'])
    }

    def "inside of #calls are the words of #block.simpleName"() {
        expect:
        completed(calls).containsAll(words(block) + words(WaitTimes))
        completed(calls).containsAll(someOfThem)

        where:
        calls                              | block     | someOfThem
        ['user']                           | UserBlock | ['weight', 'task', 'on_start', 'wait_time']
        ['user', 'task_set']               | SetBlock  | ['task', 'sequence', 'markov']
        ['user', 'sequence']               | SetBlock  | ['task']
        ['user', 'markov', 'sequence']     | SetBlock  | ['task']
        ['user', 'task']                   | HttpUser  | ['client', 'random', 'environment', 'host', 'user', 'parent']
        ['user', 'on_start']               | HttpUser  | ['client']
        ['user', 'task_set', 'task']       | TaskSet   | ['interrupt', 'schedule_task', 'client']
    }

    def "a word of a block is not offered in a task"() {
        expect:
        !completed(['user', 'task']).contains('fixed_count')
        !completed(['user', 'task_set']).contains('weight')
    }

    def "#type.simpleName, a class of a script, knows events"() {
        expect:
        ofClass(type).contains('events')

        where:
        type << [HttpUser, SequentialTaskSet, LoadTestShape]
    }

    def "it speaks of locustfiles only: #file is #one"() {
        expect:
        (file ==~ (text =~ /locustfiles = '(.*)'/)[0][1].replace('\\\\', '\\')) == one.startsWith('a locustfile')

        where:
        file                             | one
        '/home/ada/locustfile.groovy'    | 'a locustfile'
        '/home/ada/locust/shop.groovy'   | 'a locustfile'
        '/home/ada/shop.Locust.groovy'   | 'a locustfile'
        '/home/ada/src/Order.groovy'     | 'none'
        '/home/ada/locust/notes.txt'     | 'none'
    }

    private Set<String> completed(List<String> calls) {
        new Gdsl(text).completions(calls ? 'closure' : 'script', calls, null)
    }

    private Set<String> ofClass(Class<?> type) {
        new Gdsl(text).completions('class', [], type)
    }

    /** What a script may say: public names, with a getter as its property. */
    static Set<String> words(Class<?> type) {
        def ours = { it.declaringClass.name.startsWith('dev.gryllus.') && !it.synthetic && Modifier.isPublic(it.modifiers) }
        def methods = type.methods.findAll(ours)*.name
        def properties = methods.findAll { it =~ /^(get|is)[A-Z]/ }.collect { it.replaceFirst(/^(get|is)/, '').uncapitalize() }
        (methods + properties + type.fields.findAll(ours)*.name) as Set
    }

    /** Runs the file as the IDE does, and keeps what it contributes. */
    static class Gdsl {
        private final List<List> contributors = []

        Gdsl(String text) {
            def shell = new GroovyShell(new Binding(
                contributor: { Map where, Closure what -> contributors << [where, what] },
                context: { Map where -> where },
                scriptScope: { -> 'script' },
                closureScope: { -> 'closure' }))
            shell.evaluate(text)
        }

        Set<String> completions(String scope, List<String> calls, Class<?> type) {
            def found = [] as Set
            contributors.findAll { where, what ->
                where.scope ? where.scope == scope : type && Class.forName(where.ctype).isAssignableFrom(type)
            }.each { where, Closure what ->
                what.delegate = new Contribution(calls, found)
                what.resolveStrategy = Closure.DELEGATE_FIRST
                what.call()
            }
            found
        }
    }

    /** The words that IntelliJ IDEA gives to such a file. */
    static class Contribution {
        private final List<String> calls
        private final Set<String> found

        Contribution(List<String> calls, Set<String> found) {
            this.calls = calls
            this.found = found
        }

        Object enclosingCall(String name) {
            calls.contains(name) ? name : null
        }

        Class<?> findClass(String name) {
            Class.forName(name)
        }

        void delegatesTo(Class<?> type) {
            found.addAll(words(type))
        }

        void property(Map of) {
            Class.forName(of.type as String)
            found << of.name
        }
    }
}
