package dev.gryllus.http

import dev.gryllus.support.RawServer
import dev.gryllus.user.RescheduleTask
import dev.gryllus.user.StopUser
import spock.lang.AutoCleanup

/** Judging responses, by closure and by argument: always exactly one event. */
class VerdictSpec extends UserSpecification {
    static final String NOT_FOUND = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'
    static final String ERROR_404 = "HTTPError('404 Client Error: Not Found for url: /x')"

    @AutoCleanup
    def server = new RawServer()
    def user = newUser(server.url)
    def client = user.client

    def "a closure judges: #what"() {
        given:
        server.plan(answer)

        when:
        client.get('/x', closure)

        then:
        reasons == [expected.replace('PORT', "$server.port")]

        where:
        what                        | answer       | closure                                              || expected
        'nothing, on 200'           | RawServer.OK | { response -> }                                      || 'success'
        'nothing, on 404'           | NOT_FOUND    | { response -> }                                      || ERROR_404
        'failure on 200'            | RawServer.OK | { it.failure('wrong') }                              || 'wrong'
        'failure with GString'      | RawServer.OK | { it.failure("wrong ${it.text}") }                   || 'wrong ok'
        'failure in lines'          | RawServer.OK | { it.failure('wrong\nin lines') }                    || 'wrong in lines'
        'failure without a reason'  | RawServer.OK | { it.failure('') }                                   || '(no reason given)'
        'failure with an exception' | RawServer.OK | { it.failure(new IOException('disk')) }              || "IOException('disk')"
        'success on 404'            | NOT_FOUND    | { it.success() }                                     || 'success'
        'the last word wins'        | RawServer.OK | { it.failure('a'); it.success() }                    || 'success'
        'the last word wins again'  | RawServer.OK | { it.success(); it.failure('b') }                    || 'b'
        'success without response'  | { it.close() } | { assert it.status_code == 0; it.success() }       || 'success'
        'nothing without response'  | { it.reset() } | { assert !it.ok }                                  || "ConnectionError('Connection reset before the response: 127.0.0.1:PORT')"
        'ResponseError is swallowed' | RawServer.OK | { throw new ResponseError('no') }                    || "ResponseError('no')"
    }

    def "a closure that throws is one failure, and the exception goes on: #what"() {
        given:
        server.plan(answer)

        when:
        client.get('/x', closure)

        then:
        def e = thrown(Throwable)
        e.class.simpleName == type
        reasons == [expected]

        where:
        what                    | answer       | closure                                                    || type                    | expected
        'an exception'          | RawServer.OK | { throw new IllegalStateException('boom') }                || 'IllegalStateException' | "IllegalStateException('boom')"
        'a checked one'         | RawServer.OK | { throw new IOException('disk') }                          || 'IOException'           | "IOException('disk')"
        'a time-out of its own' | RawServer.OK | { throw new InterruptedIOException('timeout') }            || 'InterruptedIOException' | "InterruptedIOException('timeout')"
        'without a message'     | RawServer.OK | { throw new IllegalStateException() }                      || 'IllegalStateException' | 'IllegalStateException()'
        'an assertion'          | RawServer.OK | { throw new AssertionError((Object) "assert a\n  |\n  7") }    || 'AssertionError'        | "AssertionError('assert a')"
        'json() of a text'      | RawServer.OK | { it.json() }                                              || 'JSONDecodeError'       | "JSONDecodeError('Unrecognized token 'ok': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')')"
        'after failure()'       | RawServer.OK | { it.failure('first'); throw new IOException('then') }     || 'IOException'           | 'first'
        'after success()'       | RawServer.OK | { it.success(); throw new IOException('then') }            || 'IOException'           | "IOException('then')"
        'after close()'         | RawServer.OK | { it.failure('first'); it.close(); throw new IOException('then') } || 'IOException'    | 'first'
        'on a 404'              | NOT_FOUND    | { throw new IOException('then') }                          || 'IOException'           | "IOException('then')"
        'raise_for_status'      | NOT_FOUND    | { it.raise_for_status() }                                  || 'HTTPError'             | ERROR_404
    }

    def "a failure carries the exception behind it, and the event the response: #what"() {
        given:
        server.plan(answer)

        when:
        def response = client.get('/x', closure)

        then:
        def cause = event().outcome().cause().get()
        cause.class.simpleName == type
        FailureReason.of(cause as Throwable) == reason()
        event().response().get().is(response)

        where:
        what            | answer         | closure                                 || type
        'a status'      | NOT_FOUND      | { }                                     || 'HTTPError'
        'no response'   | { it.reset() } | { }                                     || 'RequestException'
        'an exception'  | RawServer.OK   | { it.failure(new IOException('disk')) } || 'IOException'
        'ResponseError' | RawServer.OK   | { throw new ResponseError('no') }       || 'ResponseError'
    }

    def "an order to the user's loop is no fault of the response: #what"() {
        given:
        server.plan(answer)

        when:
        client.get('/x', closure)

        then:
        def e = thrown(RuntimeException)
        e.class == type
        reasons == [expected]

        where:
        what          | answer       | closure                                         || type           | expected
        'on 200'      | RawServer.OK | { throw new StopUser() }                        || StopUser       | 'success'
        'on 404'      | NOT_FOUND    | { throw new RescheduleTask() }                  || RescheduleTask | ERROR_404
        'with a mark' | RawServer.OK | { it.failure('bad'); throw new RescheduleTask() } || RescheduleTask | 'bad'
    }

    def "a request inside a closure is counted by itself, before the outer one"() {
        when:
        client.get('/outer') { outer ->
            client.get('/inner')
            outer.failure('after all')
        }

        then:
        recorder.requests*.name() == ['/inner', '/outer']
        reasons == ['success', 'after all']
    }

    def "with catch_response the judgement waits for #end"() {
        when:
        def response = client.get('/x', catch_response: true)
        def before = recorder.requests.size()
        response.failure('first')
        response.failure('wrong')
        ending(response, user)

        then:
        before == 0
        recorder.requests[0].name() == '/x'
        reasons[0] == 'wrong'
        recorder.requests.count { it.name() == '/x' } == 1

        when:
        response.close()
        user.endTask()

        then:
        recorder.requests.count { it.name() == '/x' } == 1

        when:
        response.success()

        then:
        thrown(IllegalStateException)

        where:
        end                        | ending
        'close()'                  | { r, u -> r.close() }
        'the end of its block'     | { r, u -> r.withCloseable { } }
        'the next request'         | { r, u -> u.client.get('/next') }
        'a next one that is wrong' | { r, u -> u.client.get('no scheme://') }
        'the end of the task'      | { r, u -> u.endTask() }
        'the end of the user'      | { r, u -> u.detach() }
    }

    def "with catch_response and no mark the status decides"() {
        given:
        server.plan(NOT_FOUND)

        when:
        client.get('/x', catch_response: true).close()
        client.get('/y', catch_response: true).close()

        then:
        reasons == [ERROR_404, 'success']
    }

    def "catch_response: false is as if it were not there, and a closure is stronger"() {
        when:
        client.get('/x', catch_response: false)
        client.get('/x', catch_response: false) { it.failure('judged') }

        then:
        reasons == ['success', 'judged']
    }

    def "a response that is counted already cannot be judged, and says how"() {
        given:
        def response = client.get('/x')

        when:
        response."$method"(*arguments)

        then:
        def e = thrown(IllegalStateException)
        e.message == "$method() comes too late: this response is counted already." +
            ' Judge it in a closure, client.get(url) { response -> … }, or pass catch_response: true'
        reasons == ['success']

        where:
        method    | arguments
        'failure' | ['no']
        'success' | []
    }

    def "raise_for_status() throws what the request counts as failed for: #what"() {
        given:
        server.plan(answer)
        def response = client.get('/x', catch_response: true)

        when:
        mark(response)
        def thrown = thrownBy { response.raise_for_status() }

        then:
        thrown?.class?.simpleName == type
        thrown?.message == message?.replace('PORT', "$server.port")

        where:
        what                  | answer         | mark                                    || type               | message
        'nothing'             | RawServer.OK   | { }                                     || null               | null
        'the status'          | NOT_FOUND      | { }                                     || 'HTTPError'        | '404 Client Error: Not Found for url: /x'
        'no response'         | { it.close() } | { }                                     || 'RequestException' | 'The server closed the connection without a response: 127.0.0.1:PORT'
        'not after success()' | NOT_FOUND      | { it.success() }                        || null               | null
        'the mark'            | RawServer.OK   | { it.failure('wrong') }                 || 'ResponseError'    | 'wrong'
        'the exception'       | RawServer.OK   | { it.failure(new IOException('disk')) } || 'IOException'      | 'disk'
    }

    private static Throwable thrownBy(Closure work) {
        try {
            work()
            null
        } catch (Throwable e) {
            e
        }
    }
}
