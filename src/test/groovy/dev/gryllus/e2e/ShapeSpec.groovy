package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ShapeSpec extends Specification {
    @TempDir
    Path folder

    def server = new CountingServer()

    def cleanup() {
        server.close()
    }

    def "stages decide how many users run, of which type, and when the test is over"() {
        given:
        locustfile folder, """
            stages([
                [duration: 3, users: 4, spawn_rate: 4],
                [duration: 3, users: 7, spawn_rate: 100, user_classes: ['B']],
                [duration: 3, users: 2, spawn_rate: 100],
            ])
            user('A') { wait_time constant(100); on_start { client.get('/A') }; task { } }
            user('B') { wait_time constant(100); on_start { client.get('/B') }; task { } }
        """

        when:
        def run = Program.run(folder, '--headless', '-u', '50', '-r', '7', '-t', '1s', '--stop-timeout', '60', '--host', server.url, '--csv', 'out', '--csv-full-history')
        def history = Files.readAllLines(folder.resolve('out_stats_history.csv')).tail().collect { it.split(',')[1] as int }

        then:
        run.exitCode == 0
        server.counts.collectEntries { [it.key, it.value.sum()] } == ['GET /A': 2, 'GET /B': 5]
        history.containsAll([4, 7, 2])
        [
            'The following option(s) will be ignored: --users, --spawn-rate, --run-time',
            'Shape test starting.',
            'Shape test updating to 4 users at 4.00 spawn rate',
            'All users spawned: {"A": 2, "B": 2} (4 total users)',
            'Shape test updating to 7 users at 100.00 spawn rate',
            'All users spawned: {"A": 2, "B": 5} (7 total users)',
            'Shape test updating to 2 users at 100.00 spawn rate',
            'All users spawned: {"A": 1, "B": 1} (2 total users)',
            'Shape test stopping',
            'Shape test completed, shutting down',
        ].every { run.stderr.contains(it) }
    }

    def "a shape is picked by its name; the first is active without one"() {
        given:
        locustfile folder, """
            class First extends LoadTestShape { def tick() { run_time < 2 ? [1, 1] : null } }
            class Second extends LoadTestShape {
                static use_common_options = true
                def tick() { [3, 3] }
            }
            user('U') { wait_time constant(100); on_start { client.get('/U') }; task { } }
        """

        when:
        def run = Program.run(folder, *(['--headless', '-t', '2s', '--stop-timeout', '60', '--host', server.url] + options))

        then:
        run.exitCode == code
        run.stderr.contains(told)
        server.total == requests

        where:
        options               | code | requests | told
        []                    | 0    | 1        | 'Shape test completed, shutting down'
        ['--shape', 'Second'] | 0    | 3        | '--run-time limit reached, shutting down'
        ['--shape', 'Third']  | 1    | 0        | 'Unknown shape: Third\nAvailable: First, Second'
    }

    def "a shape that fails or is stuck is told once with its line, and the run goes on"() {
        given:
        locustfile folder, """
            class Bad extends LoadTestShape {
                static use_common_options = true
                def tick() {
                    if (run_time < 1) { return [2, 2] }
                    if (run_time < 3) { return 'lots' }
                    while (true) { }
                }
            }
            user('U') { wait_time constant(0.1); task { client.get('/U') } }
        """

        when:
        def run = Program.run(folder, '--headless', '-t', '10s', '--host', server.url)

        then:
        run.exitCode == 1
        run.stderr.contains('--run-time limit reached, shutting down')
        run.stderr.count("ScriptMistake: tick() of Bad is wanted to answer [users, spawn_rate]") == 2 // the log, the summary
        run.stderr.contains("at the end of the test, not 'lots'\n  at locustfile.groovy:4")
        run.stderr.contains('TimeoutException: the load shape has not answered for 5 seconds; what it wanted before stays in force\n  at locustfile.groovy:7')
        server.total > 20
    }
}
