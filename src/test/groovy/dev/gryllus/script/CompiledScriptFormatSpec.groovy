package dev.gryllus.script

import dev.gryllus.script.CompiledScript.CompiledClass
import dev.gryllus.script.CompiledScript.Helper
import java.nio.file.Path
import spock.lang.Specification

class CompiledScriptFormatSpec extends Specification {
    def script = new CompiledScript('locustfile',
    [new CompiledClass('locustfile', [1, 2, 3] as byte[]), new CompiledClass('common.Ä', [] as byte[])],
    ['common.Ä': new Helper(Path.of('/home/common/Ä.groovy'), 'abc')],
    ['a.B', 'c.D'] as Set,
    ['locustfile.groovy:3: beware'])

    def "what was written is read again"() {
        when:
        def read = CompiledScriptFormat.script(CompiledScriptFormat.bytes(script)).get()

        then:
        read.mainClass() == 'locustfile'
        read.classes()*.name() == ['locustfile', 'common.Ä']
        read.classes()*.bytes()*.toList() == [[1, 2, 3], []]
        read.helpers() == script.helpers()
        read.missing() == script.missing()
        read.warnings() == script.warnings()
    }

    def "bytes that end early are no script"() {
        given:
        def bytes = CompiledScriptFormat.bytes(script)

        expect:
        (0..<bytes.length).every { CompiledScriptFormat.script(Arrays.copyOf(bytes, it)).empty }
    }

    def "bytes at random are no script, and no danger"() {
        given:
        def random = new Random(seed)
        def bytes = CompiledScriptFormat.bytes(script)

        when:
        500.times {
            def changed = bytes.clone()
            (1..3).each { changed[random.nextInt(changed.length)] = random.nextInt() as byte }
            CompiledScriptFormat.script(changed)
        }

        then:
        noExceptionThrown()

        where:
        seed = System.nanoTime()
    }
}
