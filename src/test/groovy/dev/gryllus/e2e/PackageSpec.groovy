package dev.gryllus.e2e

import java.lang.classfile.Attributes
import java.lang.classfile.ClassFile
import java.nio.ByteBuffer
import java.nio.file.Path
import java.security.Provider
import java.security.Security
import java.util.jar.JarEntry
import java.util.jar.JarFile
import java.util.zip.ZipFile
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What the build makes of the libraries: one, with all that is in them. */
class PackageSpec extends Specification {
    static final short STACK_MAPS = 50
    static final Map<String, List<String>> SHORTENED = [
        'org/codehaus/groovy/vmplugin/v9/Java9.class': ['getDefaultImportClasses'],
        'okhttp3/internal/platform/PlatformRegistry.class': ['isConscryptPreferred', 'isBouncyCastlePreferred', 'isOpenJSSEPreferred'],
    ]
    static final String RELEASE = 'META-INF/groovy-release-info.properties'
    static final Runtime.Version JAVA = Runtime.Version.parse('25')

    @Shared @AutoCleanup
    JarFile one = new JarFile('target/gryllus/lib/libraries.jar')

    @Shared @AutoCleanup
    JarFile ours = new JarFile('target/gryllus/lib/gryllus.jar')

    static List<Path> libraries() {
        Path.of('target/libraries').toFile().listFiles().collect { it.toPath() }
    }

    def "the program runs with one library beside its own"() {
        expect:
        ours.manifest.mainAttributes.getValue('Class-Path') == 'libraries.jar'
        libraries().size() > 50
        new File('target/gryllus/lib').list().findAll { it.endsWith('.jar') } as Set == ['gryllus.jar', 'libraries.jar'] as Set
    }

    def "has the files of #library.fileName, as they are for Java 25"() {
        given:
        def jar = new JarFile(library.toFile(), false, ZipFile.OPEN_READ, JAVA)
        def files = jar.versionedStream().toList().findAll {
            !it.directory && !(it.name ==~ 'META-INF/.*|(.*/)?(module-info\\.class|MANIFEST\\.MF)') && !isAsm(it) && !SHORTENED.containsKey(it.name)
        }

        expect:
        files.findAll { content(one, it.name) != content(jar, it.name) }*.name == []

        cleanup:
        jar.close()

        where:
        library << libraries()
    }

    def "a service names all who offer it, of whatever library, and licences and manifests stay with their library"() {
        given:
        def listed = { JarFile jar, String name ->
            new String(content(jar, name) ?: [] as byte[], 'UTF-8').readLines()*.replaceAll('#.*', '')*.trim().findAll()
        }

        expect:
        libraries().collectMany { library ->
            def name = library.fileName.toString() - ~/\.jar$/
            new JarFile(library.toFile()).withCloseable { jar ->
                jar.entries().toList().findAll { !it.directory }.findAll {
                    it.name.startsWith('META-INF/services/') && !listed(one, it.name).containsAll(listed(jar, it.name))
                            || it.name ==~ 'META-INF/(MANIFEST\\.MF|(LICENSE|NOTICE)[^/]*)'
                            && content(one, "META-INF/licenses/$name/${it.name - 'META-INF/'}") != content(jar, it.name)
                }.collect { "$name: $it.name" }
            }
        } == []
    }

    def "what Groovy says of its release is that of Groovy itself, and not of one of its parts"() {
        given:
        def groovy = libraries().find { it.fileName.toString() ==~ /groovy-\d.*/ }

        expect:
        new JarFile(groovy.toFile()).withCloseable { content(it, RELEASE) } == content(one, RELEASE)
    }

    def "classes of Groovy's ASM are of a format with stack maps, and the JVM finds nothing wrong with them"() {
        given:
        def loader = newLoader()
        def asm = one.entries().findAll { isAsm(it) }

        expect:
        asm.size() > 100
        asm.findAll { ByteBuffer.wrap(content(one, it.name)).getShort(6) < STACK_MAPS }*.name == []
        asm.every { Class.forName(it.name.replace('/', '.') - '.class', true, loader) }

        cleanup:
        loader.close()
    }

    def "Groovy's compiler makes no survey, and finds the names that need no import"() {
        given:
        def loader = newLoader()
        def text = 'def run() { [Thread, List, File, URI, Duration, Closure, Expando, BigDecimal]*.name }\nrun()'

        expect:
        loader.loadClass('org.codehaus.groovy.vmplugin.v9.Java9').getConstructor().newInstance()
                .getDefaultImportClasses(['java.util.'] as String[]) == [:]
        loader.loadClass('groovy.lang.GroovyShell').getConstructor().newInstance().evaluate(text) ==
                ['java.lang.Thread', 'java.util.List', 'java.io.File', 'java.net.URI', 'java.time.Duration', 'groovy.lang.Closure', 'groovy.util.Expando', 'java.math.BigDecimal']

        cleanup:
        loader.close()
    }

    def "OkHttp goes the JDK's way, whichever security provider comes first: #name"() {
        given:
        def loader = newLoader()
        def registry = loader.loadClass('okhttp3.internal.platform.PlatformRegistry')
        def preferred = registry.getDeclaredMethod(question).tap { it.accessible = true }
        Security.insertProviderAt(new NamedProvider(name), 1)

        expect:
        !preferred.invoke(registry.getField('INSTANCE').get(null))
        Class.forName('okhttp3.internal.platform.Platform', true, loader).getField('Companion').get(null).get().class.simpleName == 'Jdk9Platform'

        cleanup:
        Security.removeProvider(name)
        loader.close()

        where:
        name        | question
        'Conscrypt' | 'isConscryptPreferred'
        'BC'        | 'isBouncyCastlePreferred'
        'OpenJSSE'  | 'isOpenJSSEPreferred'
    }

    def "of #file nothing but #methods is another than in its library"() {
        given:
        def library = libraries().find { path -> new JarFile(path.toFile()).withCloseable { it.getJarEntry(file) } }
        def before = new JarFile(library.toFile()).withCloseable { methodsOf(content(it, file)) }
        def after = methodsOf(content(one, file))

        expect:
        after.keySet() == before.keySet()
        after.keySet().findAll { after[it] != before[it] }*.replaceAll(/\(.*/, '') as Set == methods as Set

        where:
        file << SHORTENED.keySet()
        methods = SHORTENED[file]
    }

    /** The code of each method, by its name and type. */
    private static Map<String, List<Byte>> methodsOf(byte[] file) {
        ClassFile.of().parse(file).methods().collectEntries { method ->
            def code = method.findAttribute(Attributes.code()).map { it.codeArray() as List }.orElse([])
            [method.methodName().stringValue() + method.methodType().stringValue(), code]
        }
    }

    private static class NamedProvider extends Provider {
        NamedProvider(String name) {
            super(name, '1', '')
        }
    }

    /** Of the library alone. */
    private URLClassLoader newLoader() {
        new URLClassLoader([new File(one.name).toURI().toURL()] as URL[], ClassLoader.platformClassLoader)
    }

    private static boolean isAsm(JarEntry entry) {
        entry.name ==~ 'groovyjarjarasm/.*(?<!-info)\\.class'
    }

    private static byte[] content(JarFile jar, String name) {
        def entry = jar.getJarEntry(name)
        entry ? jar.getInputStream(entry).withCloseable { it.readAllBytes() } : null
    }
}
