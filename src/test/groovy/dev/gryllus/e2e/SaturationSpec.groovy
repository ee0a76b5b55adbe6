package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

class SaturationSpec extends Specification {
    /** What a script can run short of by itself; the machine may be short of anything while specs run. */
    static final Set<String> OF_THE_SCRIPT = ['tasks', 'listeners', 'memory', 'ports', 'open_files']

    @TempDir
    Path folder

    def "users that compute are named; a slow server is laid to nothing that a script can be short of"() {
        given: 'both at a time, for each has to last longer than the JVM takes to get warm'
        def servers = [computing: new CountingServer(), slow: new CountingServer({ exchange ->
            Thread.sleep(300)
            CountingServer.answer(exchange, 200, 'x')
        })]
        locustfile folder, '''
            user('Computing') { task { long end = System.nanoTime() + 300_000_000; while (System.nanoTime() < end) { }; client.get('/') } }
            user('Slow') { task { client.get('/') } }
        '''

        when:
        def runs = [computing: 20, slow: 5].collectEntries { name, users ->
            [name, Program.start(folder, name.capitalize(), '--headless', '-u', "$users", '-r', "$users", '-t', '6s', '--host', servers[name].url,
                '--only-summary', '--json-file', name, '--fail-on-saturation')]
        }
        runs.values()*.await()
        def found = ['computing', 'slow'].collectEntries { name ->
            def generator = new JsonMapper().readValue(folder.resolve("${name}.run.json").toFile(), Object).generator
            [name, generator.shortages*.resource as Set]
        }

        then:
        found.computing.contains('tasks')
        runs.computing.exitCode == 3
        runs.computing.stderr.contains('Load generator: DID NOT KEEP UP')
        found.slow.intersect(OF_THE_SCRIPT) == [] as Set
        runs.slow.exitCode == (found.slow ? 3 : 0)
        servers.values().every { it.total > 0 }

        cleanup:
        servers?.values()*.close()
    }
}
