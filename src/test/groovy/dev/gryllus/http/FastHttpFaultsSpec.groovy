package dev.gryllus.http

import dev.gryllus.net.SocketCalls
import dev.gryllus.support.RawServer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Requires

class FastHttpFaultsSpec extends HttpFaultsSpec implements OverFastTransport {
    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "a request that comes just after its server had closed, before anybody looks, is #counted: #method #arguments"() {
        given: 'a clock that stands still, so that nobody looks'
        def closes = new CountDownLatch(1)
        def closed = new CountDownLatch(1)
        server.plan({ it.send(RawServer.OK); closes.await(); it.close(); closed.countDown() })
        client.get('/first')
        closes.countDown()
        closed.await(5, TimeUnit.SECONDS)

        when:
        client.request([name: '/second', *: arguments], method, '/second')

        then:
        reasons[1] == (again ? 'success' : "ProtocolError('The server closed the connection without a response: 127.0.0.1:$server.port')")
        server.requests*.split(' ')*.getAt(1) == (again ? ['/first', '/second'] : ['/first'])

        where:
        method   | arguments    || again
        'GET'    | [:]          || true
        'OPTIONS'| [:]          || true
        'DELETE' | [:]          || true
        'PUT'    | [data: 'x']  || false // who knows whether its body can be had again
        'POST'   | [:]          || false // it is not for us to say it twice (RFC 9110 9.2.2)
        counted = again ? 'sent again' : 'a failure'
    }
}
