package dev.gryllus.http

import dev.gryllus.net.SocketCalls
import dev.gryllus.support.RawServer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Requires

class FastHttpFaultsSpec extends HttpFaultsSpec implements OverFastTransport {
    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "a #method that comes at once after its server has closed goes over another connection"() {
        given: 'a clock that stands still, so that nobody looks who need not'
        afterTheFirst { it.close() }

        when:
        client.request([*: arguments], method, '/second')

        then:
        reasons == ['success', 'success']
        server.requests*.split(' ')*.getAt(1) == ['/first', '/second']
        server.connectionCount == 2

        where:
        method    | arguments
        'GET'     | [:] // sent again
        'OPTIONS' | [:]
        'DELETE'  | [:]
        'DELETE'  | [data: 'x'] // looked at before
        'PUT'     | [:]
        'POST'    | [data: 'x']
    }

    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "what a server sends uncalled for does not become the answer to a request that may not be sent again"() {
        given:
        afterTheFirst { it.send('HTTP/1.1 500 Late\r\n\r\n') }

        expect:
        client.post('/second').status_code == 200
    }

    /** The first request is answered; afterwards the server does something before this returns. */
    private void afterTheFirst(Closure<?> does) {
        def goesOn = new CountDownLatch(1)
        def done = new CountDownLatch(1)
        server.plan({ it.send(RawServer.OK); goesOn.await(); does(it); done.countDown() })
        client.get('/first')
        goesOn.countDown()
        done.await(5, TimeUnit.SECONDS)
    }
}
