package dev.gryllus.e2e

import java.nio.ByteBuffer
import java.nio.file.Path
import java.util.jar.JarFile
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What the build makes of the libraries. */
class PackageSpec extends Specification {
    static final File GROOVY = Path.of('target/gryllus/lib').toFile().listFiles().find { it.name ==~ /groovy-\d.*\.jar/ }
    static final short JAVA_8 = 52

    @AutoCleanup
    JarFile jar = new JarFile(GROOVY)

    def "all of Groovy's classes are of a format that the JVM can prepare"() {
        expect:
        classes().every { jar.getInputStream(it).withCloseable { ByteBuffer.wrap(it.readNBytes(8)).getShort(6) } >= JAVA_8 }
    }

    def "the JVM finds nothing wrong with what was written anew"() {
        given:
        def loader = new URLClassLoader([GROOVY.toURI().toURL()] as URL[], ClassLoader.platformClassLoader)
        def asm = classes()*.name.findAll { it.startsWith('groovyjarjarasm/') && !it.endsWith('-info.class') }

        when:
        asm.each { Class.forName(it.replace('/', '.') - '.class', true, loader) }

        then:
        asm.size() > 100

        cleanup:
        loader.close()
    }

    private classes() {
        jar.entries().toList().findAll { it.name.endsWith('.class') }
    }
}
