package dev.gryllus

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Holds the table of docs/architecture.md as data, and the sources to it. */
class ArchitectureSpec extends Specification {
    static final Path SOURCES = Path.of('src/main/java/dev/gryllus')

    /** The root package: Main and what it is made of. */
    static final String ROOT = ''

    /** package → [our packages it may import, libraries at home in it (prefixes of their packages)] */
    static final Map<String, List<List<String>>> TABLE = [
        stats  : [[], ['org.HdrHistogram']],
        digest : [[], []],
        dependencies: [['digest'], ['org.eclipse.aether', 'org.apache.maven', 'org.apache.http', 'org.sonatype.plexus']],
        cache  : [['digest'], []],
        data   : [['digest'], ['de.siegmar.fastcsv', 'tools.jackson']],
        health : [['stats'], []],
        compare: [['stats'], []],
        user   : [['stats'], []],
        wire   : [[], []],
        net    : [[], []],
        watch  : [['digest', 'stats'], []],
        engine : [['user', 'stats'], []],
        event  : [['engine', 'user', 'stats'], ['groovy', 'org.codehaus.groovy']],
        http   : [['user', 'wire', 'net', 'stats'], ['okhttp3', 'okio', 'tools.jackson', 'com.fasterxml.jackson.annotation',
                                      'com.jayway.jsonpath', 'org.jsoup']],
        script : [['event', 'engine', 'http', 'user', 'cache', 'data', 'dependencies', 'digest', 'stats'], ['groovy', 'org.codehaus.groovy', 'org.apache.groovy']],
        output : [['health', 'stats'], ['tools.jackson', 'com.fasterxml.jackson.annotation', 'org.jline']],
        history: [['output', 'health', 'stats'], ['tools.jackson', 'com.fasterxml.jackson.annotation']],
        report : [['compare', 'output', 'stats'], ['tools.jackson']],
        metrics: [['output', 'stats'], ['io.prometheus', 'io.opentelemetry']],
        debug  : [['engine', 'http', 'user', 'output', 'stats'], []],
        web    : [['engine', 'metrics', 'digest', 'output', 'stats'], ['io.javalin', 'jakarta.servlet', 'org.eclipse.jetty', 'tools.jackson', 'com.fasterxml.jackson.annotation']],
        cli    : [[], ['org.apache.commons.cli', 'org.tomlj', 'tools.jackson']],
        demo   : [[], ['io.javalin', 'org.eclipse.jetty', 'tools.jackson']],
        (ROOT) : [['stats', 'health', 'compare', 'cache', 'digest', 'data', 'dependencies', 'watch', 'user', 'engine', 'event', 'http', 'script', 'output', 'history', 'report', 'metrics', 'debug', 'web', 'cli', 'demo'],
                  ['ch.qos.logback', 'org.jline']],
    ]

    /** Allowed everywhere: the JDK and the logging facade. */
    static final List<String> EVERYWHERE = ['java.', 'javax.', 'com.sun.management', 'jdk.management', 'org.slf4j']

    def "package '#name' imports only what the table names"() {
        given:
        def (ours, libraries) = TABLE[name]
        def allowed = EVERYWHERE + libraries + (ours + name).collect { 'dev.gryllus' + (it ? ".$it." : '.') }

        expect:
        filesOf(name).collectMany { file ->
            referencedTypes(file).findAll { type -> !allowed.any { type.startsWith(it) } }.collect { "$file: $it" as String }
        } == []

        where:
        name << TABLE.keySet()
    }

    def "every package is in the table, and says what it is for"() {
        given:
        def packages = Files.list(SOURCES).filter(Files::isDirectory).map { it.fileName.toString() }.toList()

        expect:
        packages as Set == TABLE.keySet() - ROOT
        packages.every { Files.exists(SOURCES.resolve("$it/package-info.java")) }
    }

    def "the packages lie in floors: none reaches itself"() {
        expect:
        TABLE.keySet().every { !reachableFrom(it).contains(it) }
    }

    def "#what appears only at the edge"() {
        expect:
        (TABLE.keySet() - edge).collectMany { filesOf(it) }
            .findAll { !allowedFiles.contains(it.fileName.toString()) && code(it) =~ pattern } == []

        where:
        what              | pattern                                         | edge   | allowedFiles
        'System.exit'     | /System\.exit|Runtime\.getRuntime\(\)\.halt/    | [ROOT] | []
        'System.out'      | /System\.(out|err|in)\b/                        | [ROOT] | []
        'System.getenv'   | /System\.getenv/                                | [ROOT] | []
        'the wall clock'  | /Instant\.now|currentTimeMillis|LocalDateTime\.now|LocalDate\.now/ | []     | ['SystemClock.java']
        'a ThreadLocal'   | /\bThreadLocal\b/                               | []     | ['ThreadLocals.java']
    }

    def "no file is longer than 300 lines"() {
        expect:
        TABLE.keySet().collectMany { filesOf(it) }.findAll { Files.readAllLines(it).size() > 300 } == []
    }

    def "no name hides what a thing is"() {
        expect:
        TABLE.keySet().collectMany { filesOf(it) }
            .findAll { it.fileName.toString() =~ /(Utils?|Manager|Helper|Impl)\.java$|^Abstract/ } == []
    }

    private static List<Path> filesOf(String name) {
        Files.list(SOURCES.resolve(name)).filter { it.toString().endsWith('.java') }.toList()
    }

    /** What a file imports, and what it names in full without an import. */
    private static Set<String> referencedTypes(Path file) {
        def text = code(file)
        def imports = (text =~ /(?m)^import (?:static )?([\w.]+)/).collect { it[1] }
        def inFull = (text.replaceAll(/(?m)^(import|package) .*$/, '') =~ /\b(?:dev\.gryllus|groovy\.lang|org|okhttp3|tools|io\.javalin)\.[\w.]+[A-Z]\w*/).collect { it }
        (imports + inFull) as Set
    }

    /** The text without string literals and comments: in this order, for a literal may look like a comment. */
    private static String code(Path file) {
        Files.readString(file).replaceAll(/(?m)^\s*\/\/.*$/, '').replaceAll(/"(?:[^"\\\n]|\\.)*"/, '""').replaceAll(/(?m)\/\/.*$/, '')
    }

    private static Set<String> reachableFrom(String name) {
        def seen = [] as Set
        def next = new ArrayList(TABLE[name][0])
        while (next) {
            def one = next.pop()
            if (seen.add(one)) {
                next.addAll(TABLE[one][0])
            }
        }
        seen
    }
}
