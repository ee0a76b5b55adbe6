package dev.gryllus.script

import dev.gryllus.dependencies.LibraryLoaders
import dev.gryllus.engine.PlanException
import dev.gryllus.support.JarRepository
import groovy.sql.Sql
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Locustfiles with libraries of their own. */
class ScriptLibrariesSpec extends Specification {
    @TempDir
    Path folder

    JarRepository repository
    LibraryLoaders loaders

    def setup() {
        repository = new JarRepository(Files.createDirectories(folder.resolve('maven')))
        loaders = new LibraryLoaders(repository.mavenFolder, Optional.empty())
        ['1', '2'].each {
            repository.publish("x:greeting:$it", ['x.Greeting': "package x; public class Greeting { public static String text() { return \"hello $it\"; } }"])
        }
        repository.publish('x:farewell:1', ['x.Farewell': 'package x; public class Farewell { public static String text() { return "bye"; } }'])
    }

    def "a grabbed class is imported, used, and locked"() {
        when:
        def loaded = load("""
            @Grab('x:greeting:1')
            import x.Greeting
            user(Greeting.text(), User) { task { } }
        """)

        then:
        loaded.plan().userTypes()*.name() == ['hello 1']
        loaded.libraries().size() == 1
        Files.readAllLines(folder.resolve('locustfile.lock')).contains('wanted x:greeting:1')
    }

    def "a class of users extends a grabbed class"() {
        given:
        repository.publish('x:base:1', ['x.Base': 'package x; public class Base { public String inherited() { return "from the jar"; } }'])

        expect:
        load("""
            @Grab('x:base:1')
            import x.Base
            class Own extends Base { }
            user(new Own().inherited(), User) { task { } }
        """).plan().userTypes()*.name() == ['from the jar']
    }

    def "a helper asks for libraries too, a helper of a helper as well"() {
        given:
        write('common/Hello.groovy', """
            @Grab('x:greeting:2')
            import x.Greeting
            class Hello { static String text() { Greeting.text() + ' ' + common.Bye.text() } }
        """)
        write('common/Bye.groovy', """
            @Grab('x:farewell:1')
            import x.Farewell
            class Bye { static String text() { Farewell.text() } }
        """)

        expect:
        load("""
            import common.Hello
            user(Hello.text(), User) { task { } }
        """).plan().userTypes()*.name() == ['hello 2 bye']
        Files.readAllLines(folder.resolve('locustfile.lock')).findAll { it.startsWith('wanted') } == ['wanted x:greeting:2', 'wanted x:farewell:1']
    }

    def "the operator's options name libraries for every locustfile"() {
        given:
        def one = write('one.groovy', "user('one ' + x.Greeting.text(), User) { task { } }")
        def two = write('two.groovy', "@Grab('x:farewell:1') import x.Farewell\nuser(Farewell.text() + ' ' + x.Greeting.text(), User) { task { } }")

        when:
        def loaded = LocustfileLoader.load([one, two], folder, Optional.empty(), new ScriptDependencies(['x:greeting:1'], loaders))

        then:
        loaded.plan().userTypes()*.name() == ['one hello 1', 'bye hello 1']
        Files.exists(folder.resolve('one.lock'))
        Files.exists(folder.resolve('two.lock'))
    }

    def "two locustfiles may use two versions of a library"() {
        given:
        def files = ['1', '2'].collect { write("v${it}.groovy", "@Grab('x:greeting:$it') import x.Greeting\nuser(Greeting.text(), User) { task { } }") }

        expect:
        LocustfileLoader.load(files, folder, Optional.empty(), new ScriptDependencies([], loaders)).plan().userTypes()*.name() == ['hello 1', 'hello 2']
    }

    def "users, and the top level of a script, have the libraries as their thread's context"() {
        given:
        def outside = Thread.currentThread().contextClassLoader
        def loaded = load("""
            @Grab('x:greeting:1')
            import x.Greeting
            user('from ' + Thread.currentThread().contextClassLoader.name, User) { task { } }
        """)
        def without = LocustfileLoader.load([write('without.groovy', "user('U', User) { task { } }")], folder, Optional.empty())
        ClassLoader seen = null
        ClassLoader seenLater = null

        when:
        Thread.startVirtualThread {
            loaded.plan().userTypes().first().maker().make()
            seen = Thread.currentThread().contextClassLoader
            without.plan().userTypes().first().maker().make()
            seenLater = Thread.currentThread().contextClassLoader
        }.join()

        then:
        loaded.plan().userTypes()*.name() == ['from libraries']
        Thread.currentThread().contextClassLoader.is(outside)
        seen.is(loaded.libraries().first().loader())
        seenLater.is(LocustfileLoader.classLoader)
    }

    def "loaded again while it is in use, a script finds the same classes; with other libraries, new ones"() {
        given:
        def text = "@Grab('x:greeting:1') import x.Greeting\nuser(Greeting.text(), User) { task { } }"
        def first = load(text)
        def again = load(text + '\n// edited')
        def other = load(text.replace(':1', ':2'))

        expect:
        again.libraries().first().loader().is(first.libraries().first().loader())
        !other.libraries().first().loader().is(first.libraries().first().loader())
    }

    def "a script that fails leaves no libraries in use"() {
        given:
        def text = "@Grab('x:greeting:1') import x.Greeting\nuser(Greeting.text(), User) { task { } }"
        def first = load(text)
        def loader = first.libraries().first().loader()

        when:
        load(text + '\nnonsense')

        then:
        thrown(PlanException)

        when:
        load(text + '\nuser( {')

        then:
        thrown(PlanException)

        when:
        first.libraries()*.close()

        then:
        loader.getResource('x/Greeting.class') == null
    }

    def "a script without libraries has none, writes no lock file, and reads no settings"() {
        given:
        Files.writeString(repository.mavenFolder.resolve('settings.xml'), 'nonsense')

        expect:
        load("user('U', User) { task { } }").libraries() == []
        folder.toFile().list().findAll { it.endsWith('.lock') } == []
    }

    def "groovy.sql is there without being asked for"() {
        expect:
        load("import groovy.sql.Sql\nuser(Sql.simpleName, User) { task { } }").plan().userTypes()*.name() == [Sql.simpleName]
    }

    def "a missing library is one message, with file, line and what to do"() {
        when:
        load("""
            // first line
            @Grab('x:greeting:1')
            @Grab('x:nowhere:3')
            import x.Greeting
            user('U', User) { task { } }
        """)

        then:
        def e = thrown(PlanException)
        e.message.readLines().first().startsWith(
            "locustfile.groovy:4:10: x:nowhere:3 is not to be found in mirror (${repository.published.toUri()}). Check group, artifact and version")
        e.message.readLines()[1].endsWith("@Grab('x:nowhere:3')")
        e.stackTrace.length == 0
    }

    def "what is wrong with a request is told at its line: #grab"() {
        when:
        load("\n$grab\nimport x.Greeting\nuser('U', User) { task { } }")

        then:
        def e = thrown(PlanException)
        e.message.startsWith('locustfile.groovy:2:')
        e.message.contains(what)

        where:
        grab                                       || what
        "@Grab('greeting')"                        || "'greeting' is no library. Expecting 'group:artifact:version'"
        "@Grab('x:greeting:LATEST')"               || "'x:greeting:LATEST' does not name one version"
        "@Grab(group='x', module='greeting')"      || "@Grab: lacks 'version'"
    }

    def "two versions of one library are a conflict that names both places"() {
        given:
        write('common/Hello.groovy', "@Grab('x:greeting:2')\nimport x.Greeting\nclass Hello { }")

        when:
        load("""
            @Grab('x:greeting:1')
            import x.Greeting
            import common.Hello
            user(Hello.name, User) { task { } }
        """)

        then:
        def e = thrown(PlanException)
        e.message.startsWith('Hello.groovy:1:10: x:greeting:2 contradicts x:greeting:1, which locustfile.groovy:2 asks for.')
    }

    def "a helper that is not UTF-8 is told as such"() {
        given:
        write('common/Hello.groovy', '')
        Files.write(folder.resolve('common/Hello.groovy'), [0xff] as byte[])

        when:
        load("import common.Hello\nuser(Hello.name, User) { task { } }")

        then:
        def e = thrown(PlanException)
        e.message.contains('Hello.groovy is not UTF-8 text')
    }

    def "a mistake in an option names the option"() {
        when:
        LocustfileLoader.load([write('locustfile.groovy', "user('U', User) { task { } }")], folder, Optional.empty(),
            new ScriptDependencies(coordinates, loaders))

        then:
        def e = thrown(PlanException)
        e.message.startsWith(message)

        where:
        coordinates                          || message
        ['nonsense']                         || "The option 'dependencies': 'nonsense' is no library."
        ['x:greeting:1', 'x:greeting:2']     || "The option 'dependencies': x:greeting:2 contradicts x:greeting:1, which the option 'dependencies' asks for."
        ['x:nowhere:1']                      || "The option 'dependencies': x:nowhere:1 is not to be found"
    }

    private LoadedScripts load(String text) {
        LocustfileLoader.load([write('locustfile.groovy', text)], folder, Optional.empty(), new ScriptDependencies([], loaders))
    }

    private Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text.stripIndent(true))
    }
}
