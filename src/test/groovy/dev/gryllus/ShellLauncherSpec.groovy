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
        ['help', 'run', 'json', 'compile', 'all'].each { Files.createFile(lib.resolve("${it}.aot")) }
        def java = Files.createDirectories(folder.resolve('home/runtime/bin')).resolve('java')
        java.toFile().text = '#!/bin/sh\nprintf "%s\\n" "$@"\n'
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString('rwxr-xr-x'))
        caches = Files.createDirectories(folder.resolve('kept/scripts'))
        ['locustfile.groovy', 'other.groovy', 'space in its name.groovy', 'json.groovy'].each {
            def text = it == 'json.groovy' ? 'client.get("/").json()' : 'client.get("/").text'
            Files.setLastModifiedTime(Files.writeString(folder.resolve(it), text), FileTime.from(SAVED))
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
        ['--headless']                                           | 'before' || 'compile'
        ['--headless', '-f', 'other.groovy']                     | 'since'  || 'run'
        ['--headless', '-f', 'other.groovy']                     | 'before' || 'compile'
        ['-fother.groovy', '--headless']                         | 'before' || 'compile'
        ['--locustfile', 'other.groovy', '--headless']           | 'before' || 'compile'
        ['--locustfile=other.groovy', '--headless']              | 'before' || 'compile'
        ['-f', 'space in its name.groovy', '--headless', '-u5']  | 'before' || 'compile'
        ['-f', 'space in its name.groovy', '--headless', '-u5']  | 'since'  || 'run'
        ['-f', 'other.groovy']                                   | 'since'  || 'all'
        []                                                       | 'since'  || 'all'
        ['report', 'a.json', 'b.json']                           | 'since'  || 'all'
        ['--help']                                               | 'since'  || 'help'
        ['-V']                                                   | 'before' || 'help'
        ['--headless', '-f', 'json.groovy']                      | 'since'  || 'json'
        ['--headless', '-f', 'json.groovy']                      | 'before' || 'all'
        ['--headless', '-f', 'other.groovy,json.groovy']         | 'since'  || 'all'
        ['--headless', '-f', '.']                                | 'since'  || 'all'
        ['--headless', '-f', 'nowhere.groovy']                   | 'since'  || 'all'
        ['--headless', '-f']                                     | 'since'  || 'all'
    }

    def "the script that was named decides, not the one that would be read without a name"() {
        given:
        Files.setLastModifiedTime(folder.resolve('locustfile.groovy'), FileTime.from(SAVED.plusSeconds(2)))
        Files.setLastModifiedTime(caches, FileTime.from(LATER))

        expect:
        told(words).any { it.endsWith("/${cache}.aot") }

        where:
        words                                || cache
        ['--headless']                       || 'compile'
        ['--headless', '-f', 'other.groovy'] || 'run'
    }

    def "nothing for JSON is left out where the warm-up makes JSON ready: #text"() {
        given:
        Files.setLastModifiedTime(Files.writeString(folder.resolve('other.groovy'), text), FileTime.from(SAVED))
        Files.setLastModifiedTime(caches, FileTime.from(LATER))

        expect:
        LikelyUse.of([folder.resolve('other.groovy')]).json()
        told(['--headless', '-f', 'other.groovy']).any { it.endsWith('/json.aot') }

        where:
        text << ["client.post('/', json: [a: 1])", "client.get('/').json()", "rest('/') { }", "rest_('GET', '/') { }", "response.js", 'import helpers.Login']
    }

    def "without kept scripts they are compiled"() {
        expect:
        told(['--headless'], GRYLLUS_CACHE: where).any { it.endsWith('/compile.aot') }

        where:
        where << ['off', '/nowhere']
    }

    def "the kept scripts of this user are looked for in #scripts"() {
        given:
        Files.createDirectories(folder.resolve(scripts))

        expect:
        told(['--headless'], GRYLLUS_CACHE: '', XDG_CACHE_HOME: xdg ? folder.resolve(xdg).toString() : '', HOME: folder.resolve('h').toString())
                .any { it.endsWith('/run.aot') }

        and: // as Gryllus keeps them
        CompiledScripts.folder(xdg ? [XDG_CACHE_HOME: folder.resolve(xdg).toString()] : [:], System.getProperty('os.name'), folder.resolve('h'))
                .get() == folder.resolve(scripts)

        where:
        xdg || scripts
        'x' || (MAC ? 'h/Library/Caches/gryllus/scripts' : 'x/gryllus/scripts')
        ''  || (MAC ? 'h/Library/Caches/gryllus/scripts' : 'h/.cache/gryllus/scripts')
    }

    @Requires({ os.linux && hugePages() })
    def "with '#options' the JVM takes large pages: #large, and memory at once where there are few processors: #atOnce"() {
        when:
        def young = 20 * processors()
        def told = told(['--headless'], GRYLLUS_JAVA_OPTS: options)

        then:
        told.contains('-XX:+UseTransparentHugePages') == large
        ["-XX:NewSize=${young}m", '-XX:+AlwaysPreTouch', '-XX:InitialRAMPercentage=0.01']
                .every { told.contains(it.toString()) == (atOnce && young <= 160) }

        where:
        options                            || large | atOnce
        ''                                 || true  | true
        '-Xlog:gc'                         || true  | true
        '-Xmx40m'                          || true  | false
        '-Xms1g'                           || true  | false
        '-Xmn100m'                         || true  | false
        '-XX:MaxHeapSize=64m'              || true  | false
        '-XX:MaxNewSize=8m'                || true  | false
        '-XX:MaxRAMPercentage=10'          || true  | false
        '-XX:-UseTransparentHugePages'     || false | false
        '-XX:+UseLargePages'               || false | false
        '-XX:+UseSerialGC'                 || false | false
    }

    def "it is found from where it is called: #call"() {
        given:
        def links = Files.createDirectories(folder.resolve('links'))
        Files.createSymbolicLink(links.resolve('one'), Path.of('../home/bin/gryllus'))
        Files.createSymbolicLink(links.resolve('two'), Path.of('one'))

        expect:
        said(call, folder.resolve(from)).any { it == "-XX:AOTCache=${folder.toRealPath()}/home/lib/help.aot" }

        where:
        from       | call
        '.'        | ['links/two', '--help']
        'links'    | ['./one', '--help']
        'home/bin' | ['bash', 'gryllus', '--help']
    }

    private List<String> told(Map<String, String> variables = [:], List<String> words) {
        said(['home/bin/gryllus', *words], folder, [GRYLLUS_CACHE: folder.resolve('kept').toString()] + variables)
    }

    private static List<String> said(List<String> call, Path from, Map<String, String> variables = [:]) {
        def launcher = new ProcessBuilder(call).directory(from.toFile()).redirectErrorStream(true)
        launcher.environment().keySet().removeAll { it.startsWith('GRYLLUS_') }
        launcher.environment() << variables
        launcher.start().inputStream.text.readLines()
    }

    /** As the kernel counts them, whatever this JVM may use. */
    private static int processors() {
        ['getconf', '_NPROCESSORS_ONLN'].execute().text.trim().toInteger()
    }

    private static boolean hugePages() {
        def (said, size) = ['enabled', 'hpage_pmd_size'].collect { new File('/sys/kernel/mm/transparent_hugepage', it) }
        said.canRead() && !said.text.contains('[never]') && size.canRead() && size.text.trim().toLong() <= 2 << 20
    }
}
