package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class EventsSpec extends Specification {
    @TempDir
    Path folder

    def "events come in Locust's order, and environment and runner are there"() {
        given:
        locustfile folder, '''
            println "load: runner ${environment.runner}"
            ['init', 'test_start', 'spawning_complete', 'test_stopping', 'test_stop', 'quitting', 'quit'].each { name ->
                events."$name".add_listener { println "$name: ${environment.runner.state}" }
            }
            events.quitting.add_listener { println 'quitting: added last' }
            events.init.add_listener { e -> e.environment.cache = [e.web_ui, e.runner == environment.runner] }
            events.quit.add_listener { e -> println "exit code $e.exit_code, ${environment.cache}" }
            user('U', User) {
                wait_time constant(10)
                on_start { println 'on_start' }
                task { }
                on_stop { println 'on_stop' }
            }
        '''

        when:
        def run = Program.run(folder, '--headless', '-t', '1s')

        then:
        run.exitCode == 0
        run.stdout.readLines() - 'on_start' == [
            'load: runner null',
            'init: ready',
            'test_start: spawning',
            'spawning_complete: running',
            'test_stopping: cleanup',
            'on_stop',
            'test_stop: cleanup',
            'quitting: added last',
            'quitting: stopped',
            'quit: stopped',
            'exit code 0, [null, true]'
        ]
    }

    def "samples of a script's own are in the files, and a listener of requests may end its user"() {
        given:
        locustfile folder, '''
            events.request.add_listener { e ->
                if (e.exception) { throw new StopUser() }
            }
            user('U', User) {
                wait_time constant(0)
                fixed_count 1
                on_start { n = 0 }
                task {
                    events.request.fire(request_type: 'XMLRPC', name: 'get_time', response_time: 12.5, response_length: 10)
                    measure('JDBC', 'select user') { m -> m.response_length = 4 }
                    if (++n == 5) { measure('JDBC', 'select user') { throw new IOException('gone') } }
                }
                on_stop { println "rows ${environment.stats.get('select user', 'JDBC').num_requests}" }
            }
        '''

        when:
        def run = Program.start(folder, '--headless', '--csv', 'out').awaitLine('rows').signal('INT').await()
        def rows = Files.readAllLines(folder.resolve('out_stats.csv'))

        then:
        run.exitCode == 1
        run.stdout.contains('rows 6')
        rows.any { it.startsWith('XMLRPC,get_time,5,0,') && it.contains(',12.5,') }
        rows.any { it.startsWith('JDBC,select user,6,1,') }
        Files.readString(folder.resolve('out_failures.csv')).contains("JDBC,select user,IOException('gone'),1")
        Files.readAllLines(folder.resolve('out_exceptions.csv')).size() == 1
    }

    def "exit code #exitCode: #what"() {
        given:
        locustfile folder, """
            $listener
            user('U', User) { wait_time constant(0.1); task { } }
        """

        when:
        def run = Program.run(folder, '--headless', '-t', '1s')

        then:
        run.exitCode == exitCode
        run.stderr.contains(said)

        where:
        what                                        | listener                                                          || exitCode | said
        'a listener failed'                         | "events.test_stop.add_listener { throw new IOException('x') }"    || 2        | 'Uncaught exception in a listener of test_stop: IOException: x\n  at locustfile.groovy:2'
        'the script has the last word'              | 'events.quitting.add_listener { environment.process_exit_code = 9 }' || 9     | 'Shutting down (exit code 9)'
        'a listener of init failed'                 | "events.init.add_listener { throw new IOException('no data') }"   || 1        | 'A listener of events.init failed: IOException: no data\n  at locustfile.groovy:2'
        'a listener of test_start ended the test'   | "events.test_start.add_listener { throw new StopTest('enough') }" || 0        | 'StopTest: enough, shutting down'
        'an event that does not exist'              | 'events.test_strat.add_listener { }'                              || 1        | "Did you mean 'test_start'?"
    }

    def "a watcher in the background ends the test at a threshold"() {
        given:
        locustfile folder, '''
            events.init.add_listener { e ->
                Thread.startVirtualThread {
                    while (e.environment.runner.state != 'cleanup') {
                        sleep 50
                        if (e.environment.stats.total.fail_ratio > 0.2) {
                            println "fail ratio ${e.environment.stats.total.fail_ratio}"
                            e.environment.runner.quit()
                            return
                        }
                    }
                }
            }
            user('U', User) {
                wait_time constant(0.1)
                task { events.request.fire(request_type: 'X', name: 'n', response_time: 1, exception: 'broken') }
            }
        '''

        when:
        def run = Program.run(folder, '--headless', '-t', '60s')

        then:
        run.exitCode == 1
        run.stdout.contains('fail ratio 1.0')
        run.stderr.contains('The script has called runner.quit(), shutting down')
    }
}
