package dev.gryllus.e2e

import static dev.gryllus.support.Eventually.eventually
import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.PlainRequest
import dev.gryllus.support.Program
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

/** A test that is paused and resumed by gryllus ctl. */
class PauseSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    CountingServer server = new CountingServer({ exchange -> CountingServer.answer(exchange, 200, 'hello') })

    Program program
    int port

    def cleanup() {
        program?.process?.destroyForcibly()
    }

    def "while it is paused nothing is sent, edits and users wait for its end, and no task is late for it"() {
        given:
        locustfile folder, '''
            user('Shopper') {
                wait_time constant_pacing(0.1)
                on_start { client.get('/start') }
                task { client.get('/work') }
                on_stop { client.get('/stop') }
            }
            user('Visitor') { arrival_rate 10; task { client.get('/visit') } }
        '''
        start('--host', server.url)

        expect: 'no test, nothing to pause'
        ctl('pause').stderr.contains('answered 400: No test is running.')

        when:
        ctl('users', '5', '-r', '50')
        eventually { server.counts['GET /work'] && server.counts['GET /visit'] && requests().state == 'running' }
        def paused = ctl('pause')

        then:
        paused.exitCode == 0
        paused.stdout.contains('state       paused')
        program.stderr.contains('Paused: users finish what they do, and wait')

        when: 'all have finished what they did, and whole seconds pass'
        long still = System.nanoTime()
        def before = seconds(3)

        then:
        before*.requests.unique().size() == 1
        before.first().users >= 5
        server.total == before.last().requests
        !server.counts['GET /stop']

        when: 'more users are wanted, and the script is edited'
        ctl('users', '8', '-r', '50')
        locustfile folder, '''
            user('Shopper') { wait_time constant_pacing(0.1); on_start { client.get('/start') }; task { client.get('/new') } }
            user('Visitor') { arrival_rate 10; task { client.get('/visit') } }
        '''
        program.awaitLine('All users run generation 2')

        then:
        PlainRequest.get(port, '/api/state').json.target.users == 8
        requests().state == 'paused'
        server.total == before.last().requests

        when:
        def pausedMillis = (System.nanoTime() - still) / 1e6
        def resumed = ctl('resume')
        eventually { server.counts['GET /start'].sum() == 8 && server.counts['GET /new'] && requests().state == 'running' }

        then:
        resumed.stdout =~ /state +(spawning|running)/

        when:
        def history = PlainRequest.get(port, '/api/history').json
        eventually { (history = PlainRequest.get(port, '/api/history').json).marks*.kind.contains('resume') }
        ctl('stop')

        then: 'starts were neither late nor dropped for the pause'
        history.marks*.kind.containsAll(['pause', 'edit', 'resume'])
        history.curves.intended.max < pausedMillis
        requests().stats.last().num_requests == server.total
    }

    def "a test ends in the middle of a pause, by the signal"() {
        given:
        locustfile folder, "user('U') { wait_time constant(0.02); on_start { client.get('/start') }; task { client.get('/work') }; on_stop { client.get('/stop') } }"
        start('--host', server.url, '--autostart', '-u', '3', '-r', '50')
        eventually { server.counts['GET /start']?.sum() == 3 && server.counts['GET /work'] }
        ctl('pause')

        when:
        program.signal('TERM').await()

        then:
        program.exitCode == 0
        server.counts['GET /stop'].sum() == 3
    }

    private void start(String... options) {
        program = Program.start(folder, '-P', '0', '--stop-timeout', '60', *options).awaitLine('Starting web interface at')
        port = (program.stderr =~ /Starting web interface at http:\/\/127\.0\.0\.1:(\d+)/)[0][1] as int
    }

    private ctl(String... words) {
        Program.run(folder, 'ctl', *words, '--url', "http://127.0.0.1:$port")
    }

    private requests() {
        PlainRequest.get(port, '/stats/requests').json
    }

    /** The next seconds of the live feed in which no request ends, or else the last ones that were waited for: users may have to finish what they do. */
    private List<Map> seconds(int count) {
        new Socket(InetAddress.loopbackAddress, port).withCloseable { socket ->
            socket.soTimeout = 30_000
            socket.outputStream << "GET /api/feed HTTP/1.0\r\nHost: localhost\r\n\r\n"
            def reader = socket.inputStream.newReader('UTF-8')
            def points = []
            for (second in 1..60) {
                while (reader.readLine() != 'event: point') { }
                reader.readLine()
                points = (points + [new JsonMapper().readValue(reader.readLine() - 'data: ', Map)]).takeRight(count)
                if (points.size() == count && points*.requests.unique(false).size() == 1) {
                    break
                }
            }
            points
        }
    }
}
