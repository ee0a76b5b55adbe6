package dev.gryllus.web

import dev.gryllus.engine.PlanException
import dev.gryllus.http.ServerCertificate
import dev.gryllus.output.CsvTables
import dev.gryllus.output.Progress
import dev.gryllus.output.SampleRun
import dev.gryllus.stats.Clock
import dev.gryllus.support.Certificates
import dev.gryllus.support.PlainRequest
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Locust's paths: what is answered, in which words and types. */
@Timeout(60)
class WebServerSpec extends Specification {
    @TempDir
    Path folder

    def test = new FakeTest()

    @AutoCleanup
    WebServer server = start()

    private WebServer start(String basePath = '') {
        WebServer.start(new WebSettings('127.0.0.1', 0, basePath, [] as Set, Optional.empty(), [:], false), test, Optional.empty(), Feed.none(), Clock.system())
    }

    def "#path answers its JSON before the first run, and HEAD as well"() {
        expect:
        with(PlainRequest.get(server.port(), path)) {
            status == 200
            headers['content-type'] == 'application/json'
            json == answer
            body.endsWith('\n}\n')
        }
        with(PlainRequest.send([:], server.port(), 'HEAD', path, '')) {
            status == 200
            body == ''
        }

        where:
        path              | answer
        '/exceptions'     | [exceptions: []]
        '/tasks'          | [per_class: [A: [ratio: 1, tasks: [t: [ratio: 0.5]]]], total: [:]]
        '/logs'           | [master: [], workers: [:]]
        '/worker-count'   | [worker_count: 0]
        '/stats/requests' | [stats: [[
            avg_content_length: 0.0, avg_response_time: 0.0, current_fail_per_sec: 0.0, current_rps: 0.0, max_response_time: 0.0,
            median_response_time: 0, method: '', min_response_time: 0.0, name: 'Aggregated', num_failures: 0, num_requests: 0,
            'response_time_percentile_0.95': 0, 'response_time_percentile_0.99': 0, total_fail_per_sec: 0.0, total_rps: 0.0]],
            errors: [], current_rps: 0.0, current_fail_per_sec: 0.0, total_rps: 0.0, total_fail_per_sec: 0.0, fail_ratio: 0.0,
            current_response_time_percentiles: ['response_time_percentile_0.5': null, 'response_time_percentile_0.95': null],
            state: 'ready', user_count: 0]
    }

    def "figures for Prometheus are there before the first run, too"() {
        expect:
        with(PlainRequest.get(server.port(), '/metrics')) {
            status == 200
            headers['content-type'].startsWith('text/plain; version=0.0.4')
            body.contains('gryllus_users 0.0\n')
        }
    }

    def "statistics are told once in two seconds, unless a command has changed something"() {
        given:
        def users = { PlainRequest.get(server.port(), '/stats/requests').json.user_count }
        users()

        when:
        standing(5)

        then:
        users() == 0

        when:
        PlainRequest.post(server.port(), path, path == '/api/test' ? '{}' : '')

        then:
        users() == 5

        where:
        path << ['/swarm', '/stop', '/stats/reset', '/api/test', '/api/test/stop', '/api/pause', '/api/resume', '/api/stats/reset']
    }

    def "#path is the file that --csv writes, byte for byte, under Locust's name"() {
        given:
        def total = SampleRun.ofLocust().snapshot()
        test.progress = Optional.of(new Progress(total, total))

        expect:
        with(PlainRequest.get(server.port(), path)) {
            status == 200
            body == table(total)
            headers['content-type'] == 'text/csv; charset=utf-8'
            headers['content-disposition'] ==~ /attachment;filename=Locust_\d{4}-\d\d-\d\d-\d\dh\d\d_locustfile\.groovy_http_shop_8090_$prefix\.csv/
        }

        where:
        path                  | prefix       | table
        '/stats/requests/csv' | 'requests'   | { CsvTables.requests(it) }
        '/stats/failures/csv' | 'failures'   | { CsvTables.failures(it) }
        '/exceptions/csv'     | 'exceptions' | { CsvTables.exceptions(it) }
    }

    def "the full history is the file, where one is written"() {
        expect:
        with(PlainRequest.get(server.port(), '/stats/requests_full_history/csv')) {
            status == 404
            json.error == 'Error: Server was not started with option to generate full history.'
        }

        when:
        test.fullHistory = Optional.of(Files.writeString(folder.resolve('h.csv'), 'Timestamp,User Count\r\n'))

        then:
        PlainRequest.get(server.port(), '/stats/requests_full_history/csv').body == 'Timestamp,User Count\r\n'
    }

    def "the report is a page that runs apart from ours, or a file under Locust's name"() {
        expect:
        PlainRequest.get(server.port(), '/stats/report').status == 404

        when:
        test.report = Optional.of('<html>')

        then:
        with(PlainRequest.get(server.port(), '/stats/report?theme=dark')) {
            body == '<html>'
            headers['content-type'].startsWith('text/html')
            headers['content-security-policy'].contains("default-src 'none'")
            headers['content-security-policy'].contains('sandbox allow-scripts')
            !headers['content-security-policy'].contains('allow-same-origin')
            headers['content-disposition'] == null
        }
        PlainRequest.get(server.port(), '/stats/report?download=1').headers['content-disposition'] ==~ /attachment;filename=Locust_.*_locustfile\.groovy_http_shop_8090\.html/
    }

    def "a form starts a test, and the answer is Locust's: #kind"() {
        given:
        test.steering = { steered }

        when:
        def answer = PlainRequest.post(server.port(), '/swarm', form)

        then:
        answer.status == 200
        answer.json == json
        test.asked == [[steer: fields]]

        where:
        kind       | form                                                 | steered                                    || fields                                                            | json
        'plain'    | 'user_count=5&spawn_rate=1.5'                        | steered()                                  || [user_count: ['5'], spawn_rate: ['1.5']]                          | [success: true, message: 'Swarming started', host: null]
        'run time' | 'user_count=5&spawn_rate=1&run_time=1m&host=http%3A%2F%2Fa%20b+c' | steered(host: 'http://a', runTime: 60L)    || [user_count: ['5'], spawn_rate: ['1'], run_time: ['1m'], host: ['http://a b c']]     | [success: true, message: 'Swarming started', host: 'http://a', run_time: 60]
        'shape'    | 'shape_class=Waves'                                  | steered(shape: 'Waves')                    || [shape_class: ['Waves']]                                          | [success: true, message: "Swarming started using shape class 'Waves'", host: null]
        'classes'  | 'user_count=5&spawn_rate=1&user_classes=B&user_classes=A&empty'                | steered(classes: ['B', 'A'])               || [user_count: ['5'], spawn_rate: ['1'], user_classes: ['B', 'A'], empty: ['']]                           | [success: true, message: 'Swarming started', host: null, user_classes: ['A', 'B']]
    }

    def "what cannot be started is told with status 200, as Locust does"() {
        given:
        test.steering = { throw new Refusal('You must specify the base host.') }

        expect:
        with(PlainRequest.post(server.port(), '/swarm', 'user_count=1&spawn_rate=1')) {
            status == 200
            json == [success: false, message: 'You must specify the base host.']
        }
        PlainRequest.post(server.port(), '/swarm', 'user_count=1').json ==
            [success: false, message: 'Missing user_count or spawn_rate from /swarm request']
    }

    def "stop, reset and user are done by POST"() {
        expect:
        PlainRequest.post(server.port(), '/stop').json == [success: true, message: 'Test stopped']
        PlainRequest.post(server.port(), '/stats/reset').body == 'ok'
        with(PlainRequest.post(server.port(), '/user', '{"user_class_name": "A", "weight": 3, "tasks": ["t"], "own": null}')) {
            status == 201
            json == [:]
        }
        test.asked == ['stop', 'reset', [A: [weight: 3, tasks: ['t'], own: null]]]
    }

    def "#body is no change of a user class"() {
        when:
        def answer = PlainRequest.post(server.port(), '/user', body)

        then:
        answer.status == 400
        answer.json.error.contains(message)
        test.asked.empty

        where:
        body                   | message
        '{"weight": 3}'        | 'user_class_name is missing'
        'weight=3'             | 'not the JSON that was expected'
        'null'                 | 'must be a JSON object'
        '[1]'                  | 'not the JSON that was expected'
        '[' * 1000             | 'not the JSON that was expected'
    }

    def "the page is served with all paths below a base path, and with none beside it"() {
        given:
        def below = start('/load')

        expect:
        PlainRequest.get(below.port(), '/load/').body.contains('<!doctype html>')
        PlainRequest.get(below.port(), '/load').headers.location.endsWith('/load/')
        PlainRequest.get(below.port(), '/load/stats/requests').status == 200
        PlainRequest.get(below.port(), '/stats/requests').status == 404
        below.url() == "http://127.0.0.1:${below.port()}/load"

        cleanup:
        below.close()
    }

    def "the state tells what the test is made of, and how it stands"() {
        given:
        standing(5)

        when:
        def told = PlainRequest.get(server.port(), '/api/state').json

        then:
        with(told) {
            version == '0.0'
            version_of_state == 1
            state == 'running'
            user_count == 5
            user_classes_count == [A: 5]
            run == 0
            target == null
            generation == 1
            script_tabs == [[title: 'Mine', path: '/my/own']]
            baseline == [1.5, 2.0]
            generations == [[number: 1, since: '2026-01-01T00:00:00Z', scripts: []]]
            extra_options == [key: [default_value: 5, is_secret: false, is_required: true, help_text: 'How', is_multiple: false, choices: null]]
            start_defaults == [user_count: 3, spawn_rate: null, run_time: '60s', profile: null]
            token.length() == 43
        }
    }

    def "the JSON API steers as the form does, and refuses with a status"() {
        given:
        test.steering = { steered(host: 'http://a', users: 5, classes: ['A']) }

        expect:
        PlainRequest.post(server.port(), '/api/test', '{"user_count": 5, "spawn_rate": 2.5, "user_classes": ["A", "B"], "run_time": null, "flag": true}').json ==
            [host: 'http://a', shape: null, user_count: 5, user_classes: ['A'], run_time: null]
        test.asked == [[steer: [user_count: ['5'], spawn_rate: ['2.5'], user_classes: ['A', 'B'], run_time: [''], flag: ['true']]]]
        PlainRequest.post(server.port(), '/api/pause').status == 204
        PlainRequest.post(server.port(), '/api/resume').status == 204
        PlainRequest.post(server.port(), '/api/test/stop').status == 204
        PlainRequest.post(server.port(), '/api/stats/reset').status == 204
        test.asked.tail() == ['pause', 'resume', 'stop', 'reset']

        when:
        test.steering = { throw new Refusal('no such class') }

        then:
        with(PlainRequest.post(server.port(), '/api/test', '{}')) {
            status == 400
            json.error == 'no such class'
        }
    }

    def "numbers by class are an object, or as in a form: #body"() {
        given:
        test.steering = { steered(host: 'http://a', classes: ['A']) }

        expect:
        PlainRequest.post(server.port(), '/api/test', body).status == 200
        test.asked == [[steer: [user_classes_count: texts]]]

        where:
        body                                              || texts
        '{"user_classes_count": {"A": 10, "b=c": 0}}'     || ['A=10', 'b=c=0']
        '{"user_classes_count": ["A=10"]}'                || ['A=10']
        '{"user_classes_count": {}}'                      || []
        '{"user_classes_count": null}'                    || ['']
        '{"user_classes_count": ""}'                      || ['']
    }

    def "a port in use is a mistake of the operator, told with what to do"() {
        when:
        WebServer.start(new WebSettings('127.0.0.1', server.port(), '', [] as Set, Optional.empty(), [:], false), test, Optional.empty(), Feed.none(), Clock.system())

        then:
        def e = thrown(PlanException)
        e.message.contains("127.0.0.1:${server.port()}")
        e.message.contains('--web-port')
    }

    def "with a certificate it speaks TLS"() {
        given:
        def certificates = new Certificates()
        def secure = WebServer.start(new WebSettings('127.0.0.1', 0, '', [] as Set,
            Optional.of(ServerCertificate.context(certificates.clientPem, certificates.keyPem)), [:], false), test, Optional.empty(), Feed.none(), Clock.system())
        def trusted = KeyStore.getInstance('PKCS12').tap { it.load(java.nio.file.Files.newInputStream(certificates.clientStore), Certificates.PASSWORD.toCharArray()) }
        def managers = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm).tap { it.init(trusted) }.trustManagers
        def context = SSLContext.getInstance('TLS').tap { it.init(null, managers, null) }

        expect:
        secure.url().startsWith('https://')
        HttpClient.newBuilder().sslContext(context).build().send(
            HttpRequest.newBuilder(URI.create(secure.url() + '/worker-count')).build(), HttpResponse.BodyHandlers.ofString()).body().contains('worker_count')

        cleanup:
        secure?.close()
        certificates?.close()
    }

    private void standing(int users) {
        test.standing = new ControlledTest.Standing(ControlledTest.State.RUNNING, users, [A: users])
    }

    private static ControlledTest.Steered steered(Map options = [:]) {
        new ControlledTest.Steered(Optional.ofNullable(options.host), Optional.ofNullable(options.shape),
            Optional.ofNullable(options.users), Optional.ofNullable(options.runTime), options.classes ?: [])
    }
}
