package dev.gryllus.e2e

import java.nio.ByteBuffer
import java.nio.file.Path
import java.util.jar.JarFile
import spock.lang.Specification

/** What the build makes of Groovy: in the format of its ASM the JVM could not prepare classes. */
class PackageSpec extends Specification {
    static final List<File> GROOVY = Path.of('target/gryllus/lib').toFile().listFiles().findAll { it.name ==~ /groovy-\d.*\.jar/ }
    static final short STACK_MAPS = 50

    def "classes of ASM are of a format with stack maps, and the JVM finds nothing wrong with them: #library.name"() {
        given:
        def jar = new JarFile(library)
        def loader = new URLClassLoader([library.toURI().toURL()] as URL[], ClassLoader.platformClassLoader)
        def asm = jar.entries().findAll { it.name ==~ '(groovyjarjarasm/.*)(?<!-info)\\.class' }

        expect:
        asm.size() > 100
        asm.findAll { entry -> jar.getInputStream(entry).withCloseable { ByteBuffer.wrap(it.readNBytes(8)).getShort(6) } < STACK_MAPS }*.name == []
        asm.every { Class.forName(it.name.replace('/', '.') - '.class', true, loader) }

        cleanup:
        loader.close()
        jar.close()

        where:
        library << GROOVY
    }
}
