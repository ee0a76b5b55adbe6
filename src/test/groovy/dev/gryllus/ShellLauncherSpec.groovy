package dev.gryllus

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** What the launcher tells the JVM, here a script that says what it was told. */
@Requires({ os.linux || os.macOs })
class ShellLauncherSpec extends Specification {
    static final boolean MAC = System.getProperty('os.name').startsWith('Mac')
    static final Instant SAVED = Instant.parse('2026-01-01T10:00:00Z')
    static final Instant LATER = SAVED.plusSeconds(1)

    @TempDir
    Path folder

    Path caches

    def setup() {
        def bin = Files.createDirectories(folder.resolve('home/bin'))
        Files.copy(Path.of('src/main/dist/bin/gryllus'), bin.resolve('gryllus'))
        def lib = Files.createDirectories(folder.resolve('home/lib'))
        ['help', 'run', 'all'].each { Files.createFile(lib.resolve("${it}.aot")) }
        def java = Files.createDirectories(folder.resolve('home/runtime/bin')).resolve('java')
        java.toFile().text = '#!/bin/sh\nprintf "%s\\n" "$@"\n'
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString('rwxr-xr-x'))
        caches = Files.createDirectories(folder.resolve('kept/scripts'))
        ['locustfile.groovy', 'other.groovy', 'space in its name.groovy'].each {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(it)), FileTime.from(SAVED))
        }
    }

    def "#words takes the prepared classes of #cache where something was compiled #compiled its script was saved"() {
        given:
        Files.setLastModifiedTime(caches, FileTime.from(compiled == 'since' ? LATER : SAVED.minusSeconds(1)))

        expect:
        told(words).contains("-XX:AOTCache=${folder.toRealPath()}/home/lib/${cache}.aot".toString())

        where:
        words                                                    | compiled || cache
        ['--headless']                                           | 'since'  || 'run'
        ['--headless']                                           | 'before' || 'all'
        ['--headless', '-f', 'other.groovy']                     | 'since'  || 'run'
        ['--headless', '-f', 'other.groovy']                     | 'before' || 'all'
        ['-fother.groovy', '--headless']                         | 'before' || 'all'
        ['--locustfile', 'other.groovy', '--headless']           | 'before' || 'all'
        ['--locustfile=other.groovy', '--headless']              | 'before' || 'all'
        ['-f', 'space in its name.groovy', '--headless', '-u5']  | 'before' || 'all'
        ['-f', 'space in its name.groovy', '--headless', '-u5']  | 'since'  || 'run'
        ['-f', 'other.groovy']                                   | 'since'  || 'all'
        []                                                       | 'since'  || 'all'
        ['report', 'a.json', 'b.json']                           | 'since'  || 'all'
        ['--help']                                               | 'since'  || 'help'
        ['-V']                                                   | 'before' || 'help'
        ['--headless', '-f']                                     | 'before' || 'run'
    }

    def "the script that was named decides, not the one that would be read without a name"() {
        given:
        Files.setLastModifiedTime(folder.resolve('locustfile.groovy'), FileTime.from(LATER))
        Files.setLastModifiedTime(caches, FileTime.from(SAVED.plusMillis(500)))

        expect:
        told(words).any { it.endsWith("/${cache}.aot") }

        where:
        words                                || cache
        ['--headless']                       || 'all'
        ['--headless', '-f', 'other.groovy'] || 'run'
    }

    def "without kept scripts all is prepared"() {
        expect:
        told(['--headless'], GRYLLUS_CACHE: where).any { it.endsWith('/all.aot') }

        where:
        where << ['off', '/nowhere']
    }

    def "the kept scripts of this user are looked for in #scripts"() {
        given:
        Files.createDirectories(folder.resolve(scripts))

        expect:
        told(['--headless'], GRYLLUS_CACHE: '', XDG_CACHE_HOME: xdg ? folder.resolve(xdg).toString() : '', HOME: folder.resolve('h').toString())
                .any { it.endsWith('/run.aot') }

        where:
        xdg || scripts
        'x' || (MAC ? 'h/Library/Caches/gryllus/scripts' : 'x/gryllus/scripts')
        ''  || (MAC ? 'h/Library/Caches/gryllus/scripts' : 'h/.cache/gryllus/scripts')
    }

    @Requires({ os.linux && hugePages() })
    def "with '#options' the JVM asks for memory at once: #atOnce"() {
        when:
        def told = told(['--headless'], GRYLLUS_JAVA_OPTS: options)

        then:
        told.contains('-XX:+AlwaysPreTouch') == atOnce
        told.any { it.startsWith('-XX:NewSize=') } == atOnce
        told.contains('-XX:+UseTransparentHugePages') == huge

        where:
        options                | atOnce                                           | huge
        ''                     | Runtime.runtime.availableProcessors() <= 8       | true
        '-Xlog:gc'             | Runtime.runtime.availableProcessors() <= 8       | true
        '-Xmx40m'              | false                                            | true
        '-Xms1g'               | false                                            | true
        '-Xmn100m'             | false                                            | true
        '-XX:MaxHeapSize=64m'  | false                                            | true
        '-XX:MaxNewSize=8m'    | false                                            | true
        '-XX:MaxRAM=256m'      | false                                            | true
        '-XX:+UseSerialGC'     | false                                            | false
    }

    private List<String> told(Map<String, String> variables = [:], List<String> words) {
        def launcher = new ProcessBuilder(['home/bin/gryllus', *words]).directory(folder.toFile()).redirectErrorStream(true)
        launcher.environment().keySet().removeAll { it.startsWith('GRYLLUS_') }
        launcher.environment() << [GRYLLUS_CACHE: folder.resolve('kept').toString()] + variables
        launcher.start().inputStream.text.readLines()
    }

    private static boolean hugePages() {
        def said = new File('/sys/kernel/mm/transparent_hugepage/enabled')
        said.canRead() && !said.text.contains('[never]')
    }
}
