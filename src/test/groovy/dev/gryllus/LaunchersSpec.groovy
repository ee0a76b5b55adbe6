package dev.gryllus

import java.nio.file.Path
import spock.lang.Specification

/** gryllus.bat runs only on Windows: what it tells the JVM is held to the launcher that all other specs run. */
class LaunchersSpec extends Specification {
    static final Path FOLDER = Path.of('src/main/dist/bin')

    String shell = code('gryllus', '#')
    String batch = code('gryllus.bat', 'rem ').replace('\\', '/')

    def "both launchers give the JVM the same options, but for large pages, which Windows has none of"() {
        expect:
        options(shell).containsAll(['-XX:+UseParallelGC', '-XX:AOTCache=*', '-Dgryllus.home=*', '-Dgryllus.host=*',
            '-agentlib:jdwp=transport=dt_socket,server=y,suspend=*,quiet=y,address=127.0.0.1:*'])
        options(shell) - options(batch) == ['-XX:+UseTransparentHugePages', '-XX:+AlwaysPreTouch', '-XX:NewSize=*m', '-XX:InitialRAMPercentage=0.01'] as Set
        options(batch) - options(shell) == [] as Set
    }

    def "both launchers know the same #what"() {
        expect:
        all(batch, pattern) == all(shell, pattern)
        all(shell, pattern) == expected as Set

        where:
        what                 | pattern                                                || expected
        'caches'             | /(?<![a-z])(?!run|json|compile)[a-z]+\.aot/            || ['all.aot', 'help.aot']
        'words of their own' | /(?<![\w-])(--debug-\w+|--help|--version|-h|-V)(?!\w)/ || ['--debug-port', '--debug-suspend', '--help', '--version', '-h', '-V']
        'variables'          | /GRYLLUS_(?!CACHE)\w+/                                 || ['GRYLLUS_HOME', 'GRYLLUS_JAVA_HOME', 'GRYLLUS_JAVA_OPTS']
        'files of lib'       | /(?<=lib\/)[a-z]+\.(jar|options)/                      || ['gryllus.jar', 'java.options']
        'the archive'        | /-jar|-cp/                                             || ['-jar']
    }

    def "in #name what GRYLLUS_JAVA_OPTS says comes after what the launcher says, so that it wins"() {
        given:
        def call = launcher.substring(launcher.lastIndexOf('java.options'))

        expect:
        ['java.options', 'collector', 'prepared', 'gryllus.home', 'debugger', 'GRYLLUS_JAVA_OPTS', '-jar']
                .collect { call.indexOf(it) }
                .with { places -> !places.contains(-1) && places == places.toSorted() }

        where:
        name          | launcher
        'gryllus'     | code(name, '#')
        'gryllus.bat' | code(name, 'rem ')
    }

    /** Without comments, which may name what they like. */
    private static String code(String name, String comment) {
        FOLDER.resolve(name).toFile().readLines().findAll { !it.trim().startsWith(comment) }.join('\n')
    }

    /** Whatever stands in a variable is a star; of true and false only that there is one of them is said by both. */
    private static Set<String> options(String launcher) {
        def constant = launcher
                .replaceAll(/\$\(\([^)]*\)\)|\$\{[^}]*\}|\$\w+|%[\w:~,-]+%|\bfalse\b/, '*')
                .replace('"', '')
        all(constant, /(?<![\w*-])-(XX:|Xlog:|D|agentlib:)[^\s)]+/) - '-XX:+Use.*GC'
    }

    private static Set<String> all(String text, String pattern) {
        (text =~ pattern).collect { it instanceof List ? it[0] : it } as TreeSet
    }
}
