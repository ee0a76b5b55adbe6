package dev.gryllus.script

import dev.gryllus.cache.ContentCache
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import org.codehaus.groovy.control.CompilationFailedException
import spock.lang.Specification
import spock.lang.TempDir

class CompilationSpec extends Specification {
    private static final String USES_HELPER = '''
        import common.Auth
        class Shopper extends User { @task def t() { new Auth().login() } }
    '''

    @TempDir
    Path folder

    private Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }

    private CompiledScript compiled(String text, String engine = 'one', ClassLoader parent = getClass().classLoader) {
        new Compilation(folder, ContentCache.in(folder.resolve('kept'), Clock.systemUTC()), engine)
            .compiled(folder.resolve('locustfile.groovy'), text, { Files.readString(it) }, parent)
    }

    /** Byte for byte the same, which two compilations are not bound to be: told by the folder. */
    private int keptCount() {
        folder.resolve('kept').toFile().list()?.length ?: 0
    }

    private static boolean same(CompiledScript one, CompiledScript other) {
        one.mainClass() == other.mainClass() && one.helpers() == other.helpers() && one.missing() == other.missing() &&
                one.classes()*.name() == other.classes()*.name() &&
                [one.classes(), other.classes()].transpose().every { Arrays.equals(it[0].bytes(), it[1].bytes()) }
    }

    /** Whether the compiler ran: what it makes is kept, so a file that was damaged before is whole again. */
    private boolean compiles(Closure action) {
        def files = folder.resolve('kept').toFile().listFiles() ?: []
        def before = files.collectEntries { [it.name, it.bytes] }
        def marker = before.keySet().collect { folder.resolve("kept/$it") }
        def stamps = marker.collectEntries { [it, Files.readAttributes(it, 'unix:ino')] }
        action()
        def after = folder.resolve('kept').toFile().listFiles().collect { it.toPath() }
        after.any { !stamps.containsKey(it) || stamps[it] != Files.readAttributes(it, 'unix:ino') }
    }

    def "the second compilation of the same is the first one's"() {
        given:
        write('common/Auth.groovy', 'class Auth { def login() { 1 } }')
        def first = compiled(USES_HELPER)

        expect:
        !compiles { assert same(first, compiled(USES_HELPER)) }
        first.mainClass() == 'Shopper'
        first.classes()*.name() as Set == ['Shopper', 'common.Auth'] as Set
        first.helpers().keySet() == ['common.Auth'] as Set
    }

    def "the compiler runs again where #what"() {
        given:
        write('common/Auth.groovy', 'class Auth { def login() { 1 } }')
        compiled(USES_HELPER)

        expect:
        compiles { change.call(this) }

        where:
        what                                    | change
        'the text is another'                   | { it.compiled(USES_HELPER + ' ') }
        'Gryllus is another'                    | { it.compiled(USES_HELPER, 'two') }
        'the libraries are others'              | { it.compiled(USES_HELPER, 'one', new URLClassLoader([new URI('file:/a.jar').toURL()] as URL[], it.class.classLoader)) }
        'a helper was edited'                   | { it.write('common/Auth.groovy', 'class Auth { def login() { 2 } }'); it.compiled(USES_HELPER) }
        'what was kept is damaged'              | { it.folder.resolve('kept').toFile().listFiles().each { f -> f.bytes = Arrays.copyOf(f.bytes, 100) }; it.compiled(USES_HELPER) }
    }

    def "a helper that appears takes part, though the script did not change"() {
        given:
        def text = 'def users = config.Numbers\n'

        when:
        def before = compiled(text)
        write('config/Numbers.groovy', 'class Numbers { }')
        def after = compiled(text)

        then:
        before.helpers().isEmpty()
        after.helpers().keySet() == ['config.Numbers'] as Set
    }

    def "a helper that vanished is missed, though it was compiled before"() {
        given:
        def helper = write('common/Auth.groovy', 'class Auth { def login() { 1 } }')
        compiled(USES_HELPER)
        Files.delete(helper)

        when:
        compiled(USES_HELPER)

        then:
        thrown(CompilationFailedException)
    }

    def "what does not compile is not kept"() {
        when:
        compiled('class {')

        then:
        thrown(CompilationFailedException)
        keptCount() == 0
    }

    def "what a script says is known without running it: #text"() {
        expect:
        compiled(text).says('init_command_line_parser') == says

        where:
        text                                                             || says
        'events.init_command_line_parser.add_listener { }'               || true
        'class A { def f() { events.init_command_line_parser } }'        || true
        'class A { def f(e) { e."init_command_line_parser".fire() } }'   || true
        'class A { }'                                                    || false
        'events.init.add_listener { }'                                   || false
    }
}
