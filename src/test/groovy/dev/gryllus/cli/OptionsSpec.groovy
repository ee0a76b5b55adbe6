package dev.gryllus.cli

import java.nio.file.Path

import spock.lang.Specification
import spock.lang.TempDir

class OptionsSpec extends Specification {
    @TempDir
    Path folder

    private Options parsed(String... words) {
        return (new CommandLineParser([:], folder, folder, '').parse(words) as Invocation.Run).options()
    }

    def "without any source the map holds the defaults and leaves out what has no value"() {
        expect:
        parsed().asMap() == [
            'locustfile': ['locustfile.groovy'], 'headless': false, 'dependencies': [], 'list': false, 'tags': [], 'exclude-tags': [],
            'csv-full-history': false, 'only-summary': false, 'reset-stats': false, 'json': false, 'skip-log-setup': false,
            'loglevel': 'INFO', 'show-task-ratio': false, 'show-task-ratio-json': false, 'exit-code-on-error': 1,
            'stop-timeout': 0L, 'user-classes': []
        ]
    }

    def "with all options given the map holds them all, in the order of the help text"() {
        given:
        def options = parsed('B', 'A', '-f', 'b.groovy,a.groovy', '-H', 'http://h', '-u', '7', '-r', '2.5', '-t', '1m30s',
                '--shape', 'Waves', '--headless', '--dependencies', 'a:b:1', 'c:d:2', '-l', '-T', 'z', 'a', 'z', '-E', 'b', '--csv', 'c', '--csv-full-history', '--only-summary',
                '--reset-stats', '--json', '--json-file', 'j', '--skip-log-setup', '-L', 'error', '--logfile', 'l.log',
                '--show-task-ratio', '--show-task-ratio-json', '--exit-code-on-error', '3', '-s', '10s')
        def expected = [
            'locustfile': ['b.groovy', 'a.groovy'], 'host': 'http://h', 'users': 7, 'spawn-rate': 2.5d, 'run-time': 90L,
            'shape': 'Waves', 'headless': true, 'dependencies': ['a:b:1', 'c:d:2'], 'list': true, 'tags': ['z', 'a'], 'exclude-tags': ['b'], 'csv': 'c',
            'csv-full-history': true, 'only-summary': true, 'reset-stats': true, 'json': true, 'json-file': 'j',
            'skip-log-setup': true, 'loglevel': 'ERROR', 'logfile': 'l.log', 'show-task-ratio': true,
            'show-task-ratio-json': true, 'exit-code-on-error': 3, 'stop-timeout': 10L, 'user-classes': ['B', 'A']
        ]

        expect:
        options.asMap() == expected
        options.asMap().keySet() as List == expected.keySet() as List
        options.asMap().keySet() == Setting.values().findAll { it.variable().present || it.allowedInFiles() }*.key() as Set
    }

    def "the collections cannot be changed from outside"() {
        when:
        change(parsed())

        then:
        thrown(UnsupportedOperationException)

        where:
        change << [
            { Options options -> options.locustfiles().add('x') },
            { Options options -> options.dependencies().add('x') },
            { Options options -> options.selection().userClasses().add('x') },
            { Options options -> options.selection().tags().add('x') },
            { Options options -> options.asMap().put('x', 1) }
        ]
    }
}
