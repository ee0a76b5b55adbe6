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

/** Scripts that are edited, and tests that are steered, from outside while the program runs. */
class WebEditingSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def server = new CountingServer()

    Program program
    int port
    String token

    def cleanup() {
        program?.process?.destroyForcibly()
    }

    def "a script is edited while the test runs: checked, taken up, saved, and gone back from; a conflict overwrites nothing"() {
        given:
        locustfile folder, script('one')
        start('--host', server.url)
        PlainRequest.post(port, '/swarm', 'user_count=2&spawn_rate=2')
        eventually { server.counts['GET /one'] }

        when: 'it does not compile'
        def base = present()
        def broken = post('check', [files: [[path: base.path, text: "user('U') {\n  task { client.get('/'))\n}", base_sha256: base.sha256]]])

        then:
        base.name == 'locustfile.groovy'
        base.text == text()
        broken.status == 200
        with(broken.json.problems.first()) {
            file == 'locustfile.groovy'
            line == 2
            column == 25
            message.startsWith("Unexpected input: ')'")
        }
        post('check', edit(base, 'two')).json == [problems: []]
        post('apply', [files: [[path: base.path, text: 'throw new Exception("no")', base_sha256: base.sha256]]]).json.problems.first().line == 1
        present() == base
        text() == base.text

        when: 'it is taken up, and not saved'
        def applied = post('apply', edit(base, 'two'))

        then:
        applied.json == [problems: [], generation: 2]
        eventually { server.counts['GET /two'] }
        text() == base.text
        state().generation == 2
        present().text == script('two').stripIndent(true)

        when: 'saved'
        post('apply', edit(present(), 'three') + [save: true])

        then:
        eventually { server.counts['GET /three'] }
        text() == script('three').stripIndent(true)
        state().generation == 3

        when: 'somebody else saves the file meanwhile'
        def stale = present()
        locustfile folder, script('theirs')
        def conflict = post('apply', edit(stale, 'mine') + [save: true])

        then:
        conflict.status == 409
        text() == script('theirs').stripIndent(true)
        eventually { server.counts['GET /theirs'] }
        !server.counts['GET /mine']

        when:
        eventually { state().generation == 4 }
        post('back', [generation: 1, save: true])

        then:
        text() == base.text
        state().generation == 5
        get('/api/script/generations/2').files.first().text == script('two').stripIndent(true)

        when:
        PlainRequest.post(port, '/stop')
        program.signal('TERM').await()

        then: 'nothing was lost, and nothing was taken up twice'
        program.exitCode == 0
        (program.stderr =~ /Generation (\d+):/)*.getAt(1) == ['2', '3', '4', '5']
    }

    def "without the token no script is changed, whoever asks; with --no-script-edit none is shown"() {
        given:
        locustfile folder, script('one')
        start('--host', server.url)
        def base = present()

        expect:
        PlainRequest.get(port, '/api/script/generations/7').status == 404
        ['check', 'apply', 'back'].every { PlainRequest.post(port, "/api/script/$it", new JsonMapper().writeValueAsString(edit(base, 'two'))).status == 403 }
        post('apply', [files: [[path: '/etc/passwd', text: 'x', base_sha256: '']]]).status == 400
        post('apply', [files: []]).status == 400
        text() == base.text
        program.signal('TERM').await().exitCode == 0

        when:
        start('--host', server.url, '--no-script-edit')

        then:
        !state().script_edit
        PlainRequest.get(port, '/api/script').status == 403
        post('apply', edit(base, 'two')).status == 403
    }

    def "gryllus ctl tells how the test stands, and steers it; with a login it gives its name"() {
        given:
        locustfile folder, script('one')
        def hash = new ProcessBuilder(Program.LAUNCHER.toString(), 'hash-password').redirectErrorStream(false)
            .tap { environment().put('JAVA_HOME', System.getProperty('java.home')) }.start()
        hash.outputWriter().withCloseable { it.write('s3cret\n') }
        def hashed = hash.inputStream.text.strip()
        start('--host', server.url, '--no-watch', '--web-login', '--web-users', "ada:$hashed")
        def ctl = { String... words -> Program.run(folder, 'ctl', *words, '--url', "http://ada:s3cret@127.0.0.1:$port") }

        expect:
        ctl('status').stdout.contains('state       ready')

        when:
        def users = ctl('users', '3', '-r', '50')
        eventually { server.counts['GET /one'] }

        then:
        users.exitCode == 0
        users.stdout.contains(' of 3')

        when:
        locustfile folder, script('two')
        ctl('reload')

        then:
        eventually { server.counts['GET /two'] }

        when:
        def stopped = ctl('stop')

        then:
        stopped.stdout.contains('state       stopped')
        stopped.stdout.contains("requests    $server.total,")

        when:
        def stranger = Program.run(folder, 'ctl', 'stop', '--url', "http://127.0.0.1:$port")

        then:
        stranger.exitCode == 1
        stranger.stderr.contains('answered 401: Log in first')
        program.signal('TERM').await().exitCode == 0

        when:
        def nobody = Program.run(folder, 'ctl', 'status', '--url', "http://127.0.0.1:$port")

        then:
        nobody.exitCode == 1
        nobody.stderr.contains("No Gryllus answers at http://127.0.0.1:$port")
    }

    def "gryllus ctl has so many users of each class, across an edit, until it wants a number in all"() {
        given:
        def classes = { more -> ['Shopper', 'Visitor', 'Crawler'].collect { "user('$it') { wait_time constant(0.05); task { client.get('/$it$more') } }" }.join('\n') }
        locustfile folder, classes('')
        start('--host', server.url)
        def ctl = { String... words -> Program.run(folder, 'ctl', *words, '--url', "http://127.0.0.1:$port") }
        def running = { get('/api/state').user_classes_count }

        when:
        def begun = ctl('users', 'Shopper=3', 'Crawler=2', '-r', '50')

        then:
        begun.exitCode == 0
        eventually { running() == [Shopper: 3, Visitor: 0, Crawler: 2] }

        when:
        ctl('users', 'Visitor=4', 'Crawler=0')

        then:
        eventually { running() == [Shopper: 3, Visitor: 4, Crawler: 0] }
        state().target == [users: 7, spawn_rate: 50.0, user_classes: [Shopper: 3, Visitor: 4, Crawler: 0]]

        when:
        locustfile folder, classes('-2')
        program.awaitLine('All users run generation 2')

        then:
        running() == [Shopper: 3, Visitor: 4, Crawler: 0]

        when:
        def unknown = ctl('users', 'Buyer=1')

        then:
        unknown.exitCode == 1
        unknown.stderr.contains('Unknown User(s): Buyer')

        when:
        ctl('users', '9')

        then:
        eventually { running() == [Shopper: 3, Visitor: 3, Crawler: 3] }
    }

    private static String script(String name) {
        "user('U') { wait_time constant(0.02); task { client.get('/$name') } }"
    }

    private static Map edit(Map base, String name) {
        [files: [[path: base.path, text: script(name), base_sha256: base.sha256]]]
    }

    private Map present() {
        get('/api/script').files.first()
    }

    private String text() {
        Files.readString(folder.resolve('locustfile.groovy'))
    }

    private void start(String... options) {
        program = Program.start(folder, '-P', '0', '--stop-timeout', '60', *options).awaitLine('Starting web interface at')
        port = (program.stderr =~ /Starting web interface at http:\/\/127\.0\.0\.1:(\d+)/)[0][1] as int
        token = PlainRequest.get(port, '/api/state').with { it.status == 200 ? it.json.token : null }
    }

    private get(String path) {
        PlainRequest.get(port, path).json
    }

    private state() {
        get('/api/state')
    }

    private PlainRequest.Answer post(String what, Map body) {
        PlainRequest.post(port, "/api/script/$what", new JsonMapper().writeValueAsString(body), 'X-Gryllus-Token': token)
    }
}
