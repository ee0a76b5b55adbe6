package dev.gryllus.http

import dev.gryllus.support.RawServer
import dev.gryllus.user.RandomOrder
import dev.gryllus.user.Role
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.UserContext
import dev.gryllus.user.UserLoop
import dev.gryllus.user.WaitTime
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup

/** `stream: true`: the content stays on the wire until the script reads it; always exactly one event. */
class StreamingSpec extends UserSpecification {
    static final String HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n'

    @AutoCleanup
    def server = new RawServer()
    def user = newUser(server.url)
    def client = user.client

    def "the time ends with the headers, and the event is counted when the content was read"() {
        given:
        def released = new CountDownLatch(1)
        server.plan({ it.send(HEAD); released.await(); clock.advance(Duration.ofSeconds(3)); it.send('0123456789') })

        when:
        def response = client.get('/x', stream: true)

        then: 'before the content is there'
        response.status_code == 200
        response.headers['Content-Length'] == '10'
        recorder.requests.empty

        when:
        released.countDown()
        def text = response.text

        then:
        text == '0123456789'
        response.content.length == 10
        reasons == ['success']
        event().responseNanos() == 0
        event().responseLength() == 10
    }

    def "a stream that was read to its end gives its connection back: #how"() {
        given:
        server.plan(answer)

        when:
        read(client.get('/a', stream: true))
        client.get('/b')

        then:
        reasons == ['success', 'success']
        recorder.requests[0].responseLength() == 10
        server.connectionCount == 1

        where:
        how            | answer                                                                            | read
        'stream'       | HEAD + '0123456789'                                                               | { assert it.stream.readAllBytes().length == 10 }
        'text'         | HEAD + '0123456789'                                                               | { assert it.text == '0123456789' }
        'lines'        | HEAD + '01\r\n34\n\n7\n'                                                           | { assert it.iter_lines().toList() == ['01', '34', '', '7'] }
        'last line'    | HEAD + '01\n3\n56789'                                                             | { assert it.iter_lines().toList() == ['01', '3', '56789'] }
        'pieces'       | HEAD + '0123456789'                                                               | { assert it.iter_content(4).collect { p -> new String(p) }.join('') == '0123456789' }
        'by chunks'    | 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n' | { assert it.text == '0123456789' }
        'one by one'   | HEAD + '0123456789'                                                               | { r -> assert (1..10).collect { r.stream.read() } == '0123456789'.bytes.toList(); assert r.stream.read() == -1 }
    }

    def "a stream that is not read to its end ends with #end"() {
        given:
        server.plan(HEAD + '01234')
        def response = client.get('/a', stream: true)

        when:
        response.stream.read()
        def before = recorder.requests.size()
        ending(response, user)

        then:
        before == 0
        recorder.requests.count { it.name() == '/a' } == 1
        reasons.every { it == 'success' }
        recorder.requests[0].responseLength() == 1

        when:
        def rest = response.stream.read()

        then:
        rest == -1

        where:
        end                    | ending
        'close()'              | { r, u -> r.close() }
        "its stream's close()" | { r, u -> r.stream.close() }
        'the next request'     | { r, u -> u.client.get('/next') }
        'the end of the task'  | { r, u -> u.endTask() }
        'the end of the user'  | { r, u -> u.detach() }
    }

    def "a stream that the server cuts is one failure: #how"() {
        given:
        server.plan({ it.send(sent); end(it) })
        def response = client.get('/x', stream: true)

        when:
        response.text

        then:
        def e = thrown(ResponseError)
        e.message == "$reason: 127.0.0.1:$server.port')"
        reasons == [e.message]
        event().responseLength() == received
        event().outcome().cause().get() instanceof RequestException

        when:
        user.endTask()

        then:
        recorder.requests.size() == 1

        where:
        how         | sent                                                                     | end            || received | reason
        'in length' | HEAD + '01234'                                                           | { it.close() } || 5        | "ProtocolError('The server closed the connection before the response was complete"
        'in chunks' | 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n'     | { it.close() } || 5        | "ProtocolError('The server closed the connection before the response was complete"
        'too much'  | HEAD + '0123456789xyz'                                                   | { }            || 10       | "ProtocolError('The server sent more than the response it declared"
    }

    def "a server that stops in the middle meets the time limit"() {
        given:
        server.plan({ it.send(HEAD + '01234'); it.awaitEnd() })

        when:
        client.get('/x', stream: true, timeout: 0.5) { it.text }

        then:
        reason() == "TimeoutError('The response stopped for 0.5 s before it was complete: 127.0.0.1:$server.port')"
    }

    def "in a closure the failure is the result, and goes no further"() {
        given:
        server.plan({ it.send(HEAD + '01234'); it.close() })

        when:
        client.get('/x', stream: true) { it.iter_lines().each { } }

        then:
        reasons == ["ProtocolError('The server closed the connection before the response was complete: 127.0.0.1:$server.port')"]
    }

    def "a closure that does not read ends the stream, and may judge: #verdict"() {
        given:
        server.plan(HEAD + '01234')

        when:
        client.get('/x', stream: true, closure)
        client.get('/y')

        then:
        reasons == [verdict, 'success']

        where:
        verdict   | closure
        'success' | { }
        'bad'     | { it.failure('bad') }
        'bad end' | { r -> r.stream.read(); r.failure('bad end') }
    }

    def "with catch_response it may be judged after it was read"() {
        given:
        server.plan(HEAD + '0123456789')

        when:
        def response = client.get('/x', stream: true, catch_response: true)
        response.text
        response.failure('bad')
        response.close()

        then:
        reasons == ['bad']
    }

    def "a status is known before the content, and decides"() {
        given:
        server.plan('HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno')

        when:
        def text = client.get('/x', stream: true).text

        then:
        text == 'no'
        reasons == ["HTTPError('404 Client Error: Not Found for url: /x')"]
    }

    def "compressed content is unpacked on the way, its length is that of the content: #encoding"() {
        given:
        def body = ContentDecoderSpec.packed(encoding, 'x' * 100_000)
        server.plan({ it.send("HTTP/1.1 200 OK\r\nContent-Encoding: $encoding\r\nContent-Length: $body.length\r\n\r\n"); it.send(body) })

        when:
        def text = client.get('/x', stream: true).text

        then:
        text == 'x' * 100_000
        event().responseLength() == 100_000

        where:
        encoding << ['gzip', 'deflate']
    }

    def "content that is not what it says is a failure"() {
        given:
        server.plan('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzip....')

        when:
        client.get('/x', stream: true) { it.text }

        then:
        reasons == ["DecodingError('The content is not gzip as declared')"]
    }

    def "redirects on the way are followed, and the last content is streamed"() {
        given:
        server.plan('HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 3\r\n\r\nabc', HEAD + '0123456789')

        when:
        def response = client.get('/a', stream: true)
        def text = response.text

        then:
        text == '0123456789'
        response.history*.status_code == [302]
        server.connectionCount == 1
        event().name() == '/a'
    }

    def "without stream the same ways read what is there"() {
        given:
        server.plan(HEAD + '01\n3456789')

        when:
        def response = client.get('/x')

        then:
        response.iter_lines().toList() == ['01', '3456789']
        response.iter_content(6)*.length == [6, 4]
        response.stream.text == response.text
    }

    def "the text is read in the charset that the script says"() {
        given:
        server.plan('HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n\r\n\u00e4\u00f6\u00fc')

        when:
        def response = client.get('/x')
        def before = [response.encoding, response.text]
        response.encoding = 'latin1'

        then:
        before[0] == 'UTF-8'
        response.encoding == 'ISO-8859-1'
        response.text == 'äöü'
    }

    def "the lines of an address: one request, counted after the last line"() {
        given:
        server.plan(HEAD + '0\n2\n456789')

        when:
        def lines = []
        for (line in client.iter_lines('/x', method: 'POST', name: 'lines')) {
            lines << line
        }

        then:
        lines == ['0', '2', '456789']
        reasons == ['success']
        event().name() == 'lines'
        event().method() == 'POST'
    }

    def "a user that is stopped while it reads is not counted"() {
        given:
        def reading = new CountDownLatch(1)
        server.plan({ it.send(HEAD + '01234'); it.awaitEnd() })
        def task = new Task('task', 1, [] as Set, {
            def response = it.client.get('/x', stream: true)
            response.stream.readNBytes(5)
            reading.countDown()
            response.text
        })
        def user = anyUser()
        def context = new UserContext('Tester', Optional.of(server.url), clock, recorder, {})
        def loop = new UserLoop(new Role(context, { user }, WaitTime.constant(Duration.ofSeconds(1)), TaskSetPlan.root('T', new RandomOrder([task]))))

        when:
        def thread = Thread.startVirtualThread(loop)
        reading.await(5, TimeUnit.SECONDS)
        loop.kill()
        thread.join()

        then:
        recorder.requests.empty
        recorder.exceptions.empty
    }

    def "a further session has its own host and cookies, and ends with the user"() {
        given:
        def other = new RawServer()
        def closed = new CountDownLatch(1)
        other.plan('HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n',
            { it.send(RawServer.OK); it.awaitEnd(); closed.countDown() })
        def further = user.new_client(other.url)

        when:
        further.get('/1')
        client.get('/2')
        further.get('/3', catch_response: true).failure('bad')
        user.endTask()

        then:
        recorder.requests*.name() == ['/1', '/2', '/3']
        reasons == ['success', 'success', 'bad']
        !server.requests.take().contains('Cookie:')
        other.requests.toList()[1].contains('Cookie: a=b')

        when:
        user.detach()

        then:
        closed.await(5, TimeUnit.SECONDS)

        cleanup:
        other.close()
    }
}
