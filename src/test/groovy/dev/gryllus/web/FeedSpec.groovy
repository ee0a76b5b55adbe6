package dev.gryllus.web

import dev.gryllus.stats.Clock
import dev.gryllus.support.PlainRequest
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(90)
class FeedSpec extends Specification {
    def test = new FakeTest()
    List<Feed.Part> made = [].asSynchronized()
    def consumers = new CopyOnWriteArrayList<Consumer<String>>()
    def feed = new Feed() {
        @Override
        Optional<String> history() {
            Optional.of('{"points": 3}')
        }

        @Override
        Optional<String> part(Feed.Part part) {
            made << part
            Optional.of("{\"part\": \"$part\"}" as String)
        }

        @Override
        Optional<String> entry(String method, String name) {
            Optional.of("[\"$method $name\"]" as String).filter { name == '/a&b' }
        }

        @Override
        void subscribe(Consumer<String> onPoint) {
            consumers << onPoint
        }
    }

    @AutoCleanup
    WebServer server = WebServer.start(new WebSettings('127.0.0.1', 0, '', [] as Set, Optional.empty(), [:], false), test, Optional.empty(), feed, Clock.system())

    final List<Socket> sockets = []

    def cleanup() {
        sockets*.close()
    }

    def "the past is one document"() {
        expect:
        PlainRequest.get(server.port(), '/api/history').json == [points: 3]
        PlainRequest.get(server.port(), '/api/history?part=latency').json == [part: 'LATENCY']
        PlainRequest.get(server.port(), '/api/history?part=all').status == 404
        PlainRequest.get(server.port(), '/api/history/request?method=GET&name=%2Fa%26b').json == ['GET /a&b']
        PlainRequest.get(server.port(), '/api/history/request?method=GET&name=/c').status == 404
        PlainRequest.get(server.port(), '/api/history/request').status == 404
    }

    def "each second is told to whoever listens, with the version of the state"() {
        given:
        def listener = listen()

        when:
        tell('{"a": 1}')

        then:
        point(listener) == ['event: point', 'id: 1', 'data: {"a": 1}']

        when:
        test.version = 2
        tell('{\n"b": 2}')

        then:
        state(listener, 2)
        point(listener) == ['event: point', 'id: 2', 'data: { "b": 2}']
    }

    def "each browser is told what it listens to, made once for all of them"() {
        given:
        def latency = (1..3).collect { listen('points,latency') }
        def both = listen('generator,latency')

        when:
        tell('{"a": 1}')

        then:
        latency.every { listener ->
            point(listener) == ['event: point', 'id: 1', 'data: {"a": 1}'] && event(listener) == ['event: latency', 'data: {"part": "LATENCY"}']
        }
        awaited(both) { it[0] == 'event: latency' }
        event(both) == ['event: generator', 'data: {"part": "GENERATOR"}']
        made.sort(false) == [Feed.Part.LATENCY, Feed.Part.GENERATOR]

        when: 'the next second'
        tell('{"a": 2}')

        then: 'is too early for another'
        latency.every { point(it)[1] == 'id: 2' }
        made.size() == 2
    }

    def "what nobody listens to is not made"() {
        given:
        def listener = listen('points,statistics')

        when:
        tell('{"a": 1}')

        then:
        point(listener)
        event(listener)[0] == 'event: statistics'
        made == []
    }

    def "who listens to nothing is told of changes of the state"() {
        given:
        def quiet = listen('')
        def other = listen()

        when:
        (1..3).each { tell('{"a": 1}'); point(other) }
        test.version = 7

        then: 'nothing came before'
        event(quiet) == ['event: state', 'data: {"version_of_state": 7}']
    }

    def "there is nothing else to listen to"() {
        expect:
        PlainRequest.get(server.port(), '/api/feed?of=points,secrets').status == 400
    }

    def "a change of the state is told though nothing is measured"() {
        given:
        def listener = listen()

        when:
        test.version = 7

        then:
        state(listener, 7)
    }

    def "who does not read misses seconds, and keeps neither the teller nor the others waiting"() {
        given:
        def asleep = connect()
        def listener = listen()
        def big = '{"x": "' + 'y' * 200_000 + '"}'

        when: 'more than sockets hold'
        (1..100).each {
            tell(big)
            assert point(listener)[1] == "id: $it"
        }

        then: 'and yet it is told the newest, when it wakes up'
        def ids = []
        while (ids.empty || ids.last() != 100) {
            ids << (point(asleep)[1] - 'id: ' as int)
        }
        ids == ids.toSorted()
        ids.size() < 100
    }

    def "five hundred browsers listen, and one that goes is forgotten"() {
        given:
        def listeners = (1..500).collect { connect() }
        eventually { server.listening() == 500 }

        when:
        tell('{"a": 1}')

        then:
        listeners.every { listener ->
            point(listener) == ['event: point', 'id: 1', 'data: {"a": 1}']
        }

        when:
        sockets.take(499)*.close()

        then: 'at the latest when there is something to tell them'
        eventually {
            tell('{}')
            server.listening() == 1
        }
    }

    def "more than there can be are refused"() {
        given:
        (1..Streams.MOST).each { connect() }
        eventually { server.listening() == Streams.MOST }

        expect:
        PlainRequest.get(server.port(), '/api/feed').status == 503
    }

    def "the end is told"() {
        given:
        def listener = listen()

        when:
        server.close()

        then:
        awaited(listener) { it[0] == 'event: end' }
    }

    private void tell(String json) {
        consumers*.accept(json)
    }

    /** Once it is known to the server. */
    private BufferedReader listen(String topics = null) {
        def before = server.listening()
        def reader = connect(topics)
        eventually { server.listening() > before }
        reader
    }

    private BufferedReader connect(String topics = null) {
        def socket = new Socket(InetAddress.loopbackAddress, server.port())
        socket.soTimeout = 60_000
        sockets << socket
        socket.outputStream << "GET /api/feed${topics == null ? '' : '?of=' + topics} HTTP/1.0\r\nHost: localhost\r\n\r\n"
        socket.outputStream.flush()
        def reader = socket.inputStream.newReader('UTF-8')
        assert reader.readLine().contains('200')
        while (reader.readLine()) { }
        assert event(reader) == [': welcome']
        reader
    }

    private static List<String> point(BufferedReader reader) {
        awaited(reader) { it[0] == 'event: point' }
    }

    private static List<String> state(BufferedReader reader, int version) {
        awaited(reader) { it == ['event: state', "data: {\"version_of_state\": $version}" as String] }
    }

    /** The next event of a kind: a word about the state may come between, when a machine is slow. */
    private static List<String> awaited(BufferedReader reader, Closure<Boolean> wanted) {
        for (List<String> next = event(reader); ; next = event(reader)) {
            assert next
            if (wanted(next)) {
                return next
            }
        }
    }

    private static List<String> event(BufferedReader reader) {
        def lines = []
        for (String line = reader.readLine(); line; line = reader.readLine()) {
            lines << line
        }
        lines
    }

    private static void eventually(Closure<Boolean> condition) {
        while (!condition()) {
            Thread.sleep(10)
        }
    }
}
