package dev.gryllus

import dev.gryllus.cli.CommandLineParser
import dev.gryllus.output.PlainScreen
import groovy.transform.Immutable
import java.nio.file.Files
import java.nio.file.Path
import tools.jackson.databind.json.JsonMapper

/** A second of a script, run as from the command line, and what came of it. */
@Immutable
class ExampleRun {
    long requests
    List<Map> failures
    List<Map> exceptions
    Map<String, Integer> usersByType

    /**
     * @param folder empty, for what the run writes
     * @param options of the command line, beside those that every run needs
     */
    static ExampleRun of(Path script, String host, Path folder, List<String> options) {
        def probe = Files.writeString(folder.resolve('probe.groovy'), probe(folder))
        def arguments = [
            '-f', "$script,$probe", '--headless', '-t', '30s', '-u', '8', '-r', '100', '-H', host, '--only-summary',
            '--json-file', "${folder.resolve('out')}", *options]*.toString() as String[]
        def parser = new CommandLineParser([:], folder, folder, 'spec')
        def beginning = parser.begin(arguments).beginning()
        def screen = new PlainScreen(new PrintStream(OutputStream.nullOutputStream()))
        new Launch(parser, arguments, beginning, screen).run(beginning.locustfiles(), Optional.empty())

        def report = json(folder.resolve('out.run.json'))
        new ExampleRun(
            report.entries.sum(0L) { it.successes.count + it.failures.count },
            report.failures, report.exceptions, json(folder.resolve('users.json')))
    }

    /** Ends the run after its second, but not before something was counted, whatever a load shape says; writes down who was there. */
    private static String probe(Path folder) {
        """\
        events.test_start.add_listener { e ->
            Thread.startVirtualThread {
                sleep 1000
                while (e.environment.stats.total.num_requests == 0) { sleep 50 }
                e.environment.runner.quit()
            }
        }
        events.test_stopping.add_listener { e ->
            def running = e.environment.runner.user_classes_count
            def users = e.environment.runner.user_classes.collect { "\\"\$it\\": \${running[it] ?: 0}" }
            new File('${folder.resolve('users.json')}').text = "{\${users.join(', ')}}"
        }""".stripIndent()
    }

    private static json(Path file) {
        new JsonMapper().readValue(file.toFile(), Object)
    }
}
