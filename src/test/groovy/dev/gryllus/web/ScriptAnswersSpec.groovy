package dev.gryllus.web

import dev.gryllus.stats.Clock
import dev.gryllus.support.PlainRequest
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** What scripts answer is served like everything else, and is never taken for a page of ours. */
@Timeout(60)
class ScriptAnswersSpec extends Specification {
    static final List<String> OF_THE_EXAMPLE = ['/sold', '/sold/page']

    def test = new FakeTest()

    @AutoCleanup
    WebServer server = start('', [:])

    def "#body is answered as #type"() {
        given:
        test.scriptAnswers['/my/own'] = { new ScriptAnswer(status, Optional.ofNullable(given), body) }

        expect:
        with(PlainRequest.get(server.port(), '/my/own')) {
            it.status == status
            it.body == text
            headers['content-type'].replace(' ', '') == type
            headers['x-content-type-options'] == 'nosniff'
            headers['x-frame-options'] == 'DENY'
            headers['content-security-policy'].startsWith("default-src 'none';")
            headers['content-security-policy'].endsWith('sandbox')
        }

        where:
        body           | status | given       || type                        | text
        '<b>ä</b>'     | 200    | null        || 'text/plain;charset=utf-8' | '<b>ä</b>'
        '<b>ä</b>'     | 200    | 'text/html' || 'text/html;charset=utf-8'  | '<b>ä</b>'
        'a,b'          | 200    | 'text/csv'  || 'text/csv;charset=utf-8'   | 'a,b'
        'ouch'         | 500    | null        || 'text/plain;charset=utf-8' | 'ouch'
        [a: ['<b>']]   | 404    | null        || 'application/json'          | '{\n  "a": [\n    "<b>"\n  ]\n}\n'
    }

    def "it sees the parameters, answers HEAD without a body, and nothing but these"() {
        given:
        test.scriptAnswers['/own'] = { new ScriptAnswer(200, Optional.empty(), it) }

        expect:
        PlainRequest.get(server.port(), '/own?a=1&b=%3Cb%3E&b=2').json == [a: ['1'], b: ['<b>', '2']]
        with(PlainRequest.send([:], server.port(), 'HEAD', '/own', '')) {
            status == 200
            body == ''
        }
        PlainRequest.post(server.port(), '/own').status == 404
        PlainRequest.get(server.port(), '/other').status == 404
    }

    def "it is below the base path, and only there"() {
        given:
        test.scriptAnswers['/own'] = { new ScriptAnswer(200, Optional.empty(), 'mine') }
        def below = start('/load', [:])

        expect:
        PlainRequest.get(below.port(), '/load/own').body == 'mine'
        PlainRequest.get(below.port(), '/own').status == 404
        PlainRequest.get(below.port(), '/loadx/own').status == 404

        cleanup:
        below.close()
    }

    def "nobody is asked before host and login are"() {
        given:
        def asked = []
        test.scriptAnswers['/own'] = { asked << it; new ScriptAnswer(200, Optional.empty(), 'mine') }
        def guarded = start('', [ada: PasswordHash.of('lovelace'.toCharArray(), 100_000)])

        expect:
        PlainRequest.get([Host: 'evil.example'], server.port(), '/own').status == 421
        PlainRequest.get(guarded.port(), '/own').status == 401
        asked == []
        PlainRequest.get([Authorization: 'Basic ' + 'ada:lovelace'.bytes.encodeBase64()], guarded.port(), '/own').body == 'mine'

        cleanup:
        guarded.close()
    }

    def "scripts that never come back do not keep the page from being answered"() {
        given:
        def inside = new CountDownLatch(8)
        def free = new CountDownLatch(1)
        test.scriptAnswers['/slow'] = { inside.countDown(); free.await(); new ScriptAnswer(200, Optional.empty(), 'late') }
        def answers = [].asSynchronized()
        def waiting = (1..8).collect { Thread.startVirtualThread { answers << PlainRequest.get(server.port(), '/slow').body } }

        when:
        def arrived = inside.await(30, TimeUnit.SECONDS)

        then:
        arrived
        with(PlainRequest.get(server.port(), '/slow')) {
            status == 503
            json.error.startsWith 'The script is busy'
        }
        PlainRequest.get(server.port(), '/api/state').status == 200

        when:
        free.countDown()
        waiting*.join()

        then:
        answers == ['late'] * 8
        PlainRequest.get(server.port(), '/slow').body == 'late'

        cleanup:
        free?.countDown()
    }

    def "each path that is documented is ours, whatever a script says: #path"() {
        expect:
        OurPaths.contain(path)

        where:
        path << (Files.readString(Path.of('docs/web-api.md')) =~ /(?:GET |POST |`)(\/[a-z_\/-]*)(?=[ `,?<|])/).collect { it[1] }.unique() - OF_THE_EXAMPLE
    }

    private WebServer start(String basePath, Map<String, PasswordHash> users) {
        WebServer.start(new WebSettings('127.0.0.1', 0, basePath, [] as Set, Optional.empty(), users, false), test,
            Optional.empty(), Feed.none(), Clock.system())
    }
}
