package dev.gryllus.e2e

import static dev.gryllus.support.Eventually.eventually
import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.CountingServer
import dev.gryllus.support.PlainRequest
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

/** The program as a service: started without --headless, steered over its port. */
class WebUiSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def server = new CountingServer({ exchange -> CountingServer.answer(exchange, exchange.requestURI.path == '/broken' ? 500 : 200, 'hello') })

    Program program
    int port

    def cleanup() {
        program?.process?.destroyForcibly()
    }

    def "a poller written for Locust starts, watches and stops a test; page, files and server count the same"() {
        given:
        locustfile folder, '''
            user('Shopper') {
                wait_time constant(0.02)
                on_start { client.post('/login') }
                task(3) { client.get('/') }
                task { client.get('/broken') }
                on_stop { client.post('/logout') }
            }
        '''
        start('--host', server.url, '--csv', 'out', '--csv-full-history', '--json-file', 'out')

        expect:
        requests().state == 'ready'
        requests().stats*.name == ['Aggregated']

        when:
        def answer = post('/swarm', 'user_count=10&spawn_rate=10')

        then:
        answer == [success: true, message: 'Swarming started', host: null] + [host: server.url]
        requests().state in ['spawning', 'running']

        when: 'more users while it runs'
        eventually { requests().stats.last().num_requests > 50 }
        post('/swarm', 'user_count=15&spawn_rate=100')
        eventually { requests().user_count == 15 && server.counts['POST /login'].sum() == 15 && server.counts['GET /broken'] }

        then:
        eventually { requests().state == 'running' }
        point().requests > 50

        when:
        def stopped = post('/stop')
        def now = requests()

        then:
        stopped == [success: true, message: 'Test stopped']
        now.state == 'stopped'
        now.user_count == 0
        now.stats.last().num_requests == server.total
        now.stats.collectEntries { ["$it.method $it.name".trim() as String, it.num_requests] } ==
            server.counts.collectEntries { [it.key, it.value.sum()] } + [Aggregated: server.total]
        now.errors*.occurrences == [server.counts['GET /broken'].sum()]
        server.counts['POST /logout'].sum() == 15
        ['requests', 'failures'].every { get("/stats/$it/csv") == Files.readString(folder.resolve(it == 'requests' ? 'out_stats.csv' : 'out_failures.csv')) }
        get('/stats/requests_full_history/csv') == Files.readString(folder.resolve('out_stats_history.csv'))
        json('out.json').sum { it.num_requests } == server.total
        PlainRequest.get(port, '/api/history').json.series.rps.value

        when: 'the program ends'
        program.signal('INT').await()

        then: 'as Locust, by what the last test has found'
        program.exitCode == 1
        program.stderr.contains('Stopped in the web interface, stopping test')
        program.stderr.contains('Shutting down (exit code 1)')
    }

    def "tests follow each other, each with counts of its own, and with what was edited between them"() {
        given:
        def counting = { name -> """
            events.init_command_line_parser.add_listener { it.parser.add_argument('--word', default: 'a') }
            events.test_start.add_listener { println "start of $name" }
            environment.web_ui.route('/my/name') { '$name' }
            events.quitting.add_listener { println 'quitting' }
            user('U') { wait_time constant(0.02); task { client.get("/$name/\${environment.parsed_options.word}") } }
        """ }
        locustfile folder, counting('one')
        start('--host', server.url)

        when: 'the run time of a form ends it'
        post('/swarm', 'user_count=2&spawn_rate=2&run_time=1s&word=b')
        eventually { requests().state == 'stopped' }
        def first = server.total

        then:
        first > 0
        get('/my/name') == 'one'
        requests().stats*.name == ['/one/b', 'Aggregated']
        requests().stats.last().num_requests == first

        when:
        locustfile folder, counting('two')
        program.awaitLine('All users run generation 2')
        post('/swarm', 'user_count=1&spawn_rate=1')
        eventually { requests().stats*.name.contains('/two/b') }
        post('/stop')

        then:
        get('/my/name') == 'two'
        requests().stats*.name == ['/two/b', 'Aggregated']
        requests().stats.last().num_requests == server.total - first
        state().run == 2
        state().generation == 2

        when: 'it ends in the middle of a third'
        post('/swarm', 'user_count=1&spawn_rate=1')
        def second = server.total
        eventually { server.total > second + 3 }
        program.signal('TERM').await()

        then:
        program.exitCode == 0
        program.stdout.readLines() == ['start of one', 'start of two', 'start of two', 'quitting']
        program.stderr.contains('Got SIGTERM signal, shutting down')
    }

    def "--autostart begins at once, and --autoquit ends the program after the test"() {
        given:
        locustfile folder, "user('U') { wait_time constant(0.05); task { client.get('/') } }"

        when:
        start('--host', server.url, '--autostart', '-t', '1s', '--autoquit', '0')
        program.await()

        then:
        program.exitCode == 0
        program.stderr.contains('--run-time limit reached, stopping test')
        program.stderr.contains('--autoquit time reached, shutting down')
        server.total > 0
    }

    def "a form that cannot be run changes nothing, and says why"() {
        given:
        locustfile folder, "user('U') { task { client.get('/') } }"
        start()

        expect:
        post('/swarm', form) == [success: false, message: message]
        requests().state == 'ready'

        where:
        form                                      | message
        'user_count=1&spawn_rate=1'               | "You must specify the base host. U has none: write host 'http://…' in the locustfile, or give --host on the command line."
        'user_count=1&spawn_rate=1&run_time=1h30' | 'Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.'
        'spawn_rate=1'                            | 'Missing user_count or spawn_rate from /swarm request'
    }

    def "a program that was moved with its prepared classes runs from where it is"() {
        given:
        locustfile folder, "user('U') { wait_time constant(0.1); task { client.get('/') } }"
        assert ['cp', '-rp', 'target/gryllus', "$folder/moved" as String].execute().waitFor() == 0
        def command = new ProcessBuilder("$folder/moved/bin/gryllus" as String, '--host', server.url, '-t', '1s', '--autostart', '--autoquit', '0', '--web-port', '0')
        command.environment().GRYLLUS_JAVA_HOME = System.getProperty('java.home')
        command.directory(folder.toFile()).redirectErrorStream(true)

        when:
        def run = command.start()
        def output = run.inputStream.text

        then:
        run.waitFor() == 0
        output.contains('Starting web interface at')
        !output.contains('bug')
    }

    def "a port in use is one clear message, and exit 1"() {
        given:
        locustfile folder, "user('U') { task { } }"
        def taken = new ServerSocket(0, 1, InetAddress.loopbackAddress)

        when:
        def run = Program.run(folder, '-P', "$taken.localPort")

        then:
        run.exitCode == 1
        run.stderr.contains("127.0.0.1:$taken.localPort")
        run.stderr.contains('--web-port')
        !(run.stderr =~ /(?m)^\s+at /)

        cleanup:
        taken.close()
    }

    def "another address than the loopback's is refused, with the reason: #host"() {
        given:
        locustfile folder, "user('U') { task { } }"

        when:
        def run = Program.run(folder, '-P', '0', '--web-host', host)

        then:
        run.exitCode == 1
        run.stderr.contains("--web-host $host is refused")

        where:
        host << ['0.0.0.0', '*', '192.0.2.1']
    }

    private void start(String... options) {
        program = Program.start(folder, '-P', '0', '--stop-timeout', '60', *options).awaitLine('Starting web interface at')
        port = (program.stderr =~ /Starting web interface at http:\/\/127\.0\.0\.1:(\d+)/)[0][1] as int
    }

    private String get(String path) {
        PlainRequest.get(port, path).body
    }

    private requests() {
        PlainRequest.get(port, '/stats/requests').json
    }

    private state() {
        PlainRequest.get(port, '/api/state').json
    }

    private post(String path, String form = '') {
        PlainRequest.post(port, path, form).json
    }

    /** The next second of the live feed. */
    private point() {
        new Socket(InetAddress.loopbackAddress, port).withCloseable { socket ->
            socket.soTimeout = 30_000
            socket.outputStream << "GET /api/feed HTTP/1.0\r\nHost: localhost\r\n\r\n"
            def reader = socket.inputStream.newReader('UTF-8')
            while (reader.readLine() != 'event: point') { }
            reader.readLine()
            new JsonMapper().readValue(reader.readLine() - 'data: ', Object)
        }
    }

    private json(String name) {
        new JsonMapper().readValue(folder.resolve(name).toFile(), Object)
    }
}
