package dev.gryllus.output

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

class CsvOutputSpec extends Specification {
    @TempDir
    Path folder

    SampleRun run = new SampleRun()

    def "writes four files, into folders that it creates"() {
        given:
        def output = new CsvOutput("$folder/a/b/run", false)

        when:
        output.tick(SampleRun.ofLocust().progress())

        then:
        table('a/b/run_stats.csv')*.Name == ['/', '/checkout', '/items/[id], "é"', 'Aggregated']
        table('a/b/run_stats.csv')*.'Request Count' == ['3', '3', '1', '7']
        table('a/b/run_failures.csv')*.Error == ['empty total', 'line one\nline two']
        table('a/b/run_exceptions.csv')*.Message == ['ArithmeticException: Division by zero']
        table('a/b/run_stats_history.csv')*.'Total Request Count' == ['7']
        Files.list(folder.resolve('a/b')).count() == 4

        cleanup:
        output.finish(run.progress())
    }

    def "the history grows by a row a second, the other files are rewritten"() {
        given:
        def output = new CsvOutput("$folder/run", false)

        when:
        3.times { second ->
            run.at(second).request('GET', '/', 5)
            output.tick(run.progress())
        }
        run.at(3)
        output.finish(run.progress())

        then:
        table('run_stats_history.csv').collect { [it.Timestamp, it.Name, it.'Total Request Count'] } == [
            ['1767225600', 'Aggregated', '1'],
            ['1767225601', 'Aggregated', '2'],
            ['1767225602', 'Aggregated', '3'],
            ['1767225603', 'Aggregated', '3']]
        table('run_stats.csv').collect { [it.Name, it.'Request Count'] } == [['/', '3'], ['Aggregated', '3']]
    }

    def "the full history has a row for each entry"() {
        given:
        def output = new CsvOutput("$folder/run", true)
        run.at(1).request('GET', '/a', 5)
        run.at(1).request('GET', '/b', 5)

        when:
        output.finish(run.progress())

        then:
        table('run_stats_history.csv')*.Name == ['/a', '/b', 'Aggregated']
    }

    def "what an earlier run left is replaced"() {
        given:
        folder.resolve('run_stats_history.csv').toFile().text = 'old\n' * 1000
        folder.resolve('run_stats.csv').toFile().text = 'old\n' * 1000

        when:
        new CsvOutput("$folder/run", false).finish(run.progress())

        then:
        table('run_stats_history.csv').size() == 1
        table('run_stats.csv').size() == 1
    }

    def "a path below a regular file cannot be written"() {
        given:
        folder.resolve('file').toFile().text = ''

        when:
        new CsvOutput("$folder/file/run", false).tick(run.progress())

        then:
        thrown(IOException)
    }

    @Requires({ new File('/dev/full').exists() })
    def "a full disk is an error, and neither loses the last good state nor the device"() {
        given:
        Files.createSymbolicLink(folder.resolve("run_${file}.csv"), Path.of('/dev/full'))

        when:
        new CsvOutput("$folder/run", false).tick(run.progress())

        then:
        def e = thrown(IOException)
        e.message == 'No space left on device'
        !Files.isRegularFile(Path.of('/dev/full'))

        where:
        file << ['stats', 'failures', 'exceptions', 'stats_history']
    }

    private List<Map<String, String>> table(String name) {
        CsvReader.table(folder.resolve(name).toFile())
    }
}
