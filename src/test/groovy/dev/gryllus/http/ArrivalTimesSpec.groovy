package dev.gryllus.http

import dev.gryllus.net.SocketCalls
import dev.gryllus.stats.Clock
import dev.gryllus.support.Certificates
import dev.gryllus.support.RawServer
import dev.gryllus.support.Timestamps
import java.util.concurrent.ConcurrentLinkedQueue
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared

/** A response time ends when the kernel has the response, and not when its user has its turn to look at it. */
@Requires({ SocketCalls.OF_THIS_SYSTEM.present })
class ArrivalTimesSpec extends UserSpecification {
    static final int REQUESTS = 200
    /** Who loses the processor between two looks at clocks has a time that is too long. */
    static final int DISTURBED = 10

    @Shared
    @AutoCleanup
    Certificates files = new Certificates()

    @Shared
    @AutoCleanup
    def timestamps = new Timestamps()

    def "over #scheme no response takes longer than until the server has sent it, #what"() {
        given:
        def server = scheme == 'http' ? new RawServer() : new RawServer(files.sockets('server'))
        def sent = new ConcurrentLinkedQueue<Long>()
        server.plan(*([{ connection ->
            parts.each { connection.send(it) }
            sent << System.nanoTime()
        }] * REQUESTS))
        def client = newUser(server.url, anyUser(), Clock.system()).client
        client.verify = false

        when:
        REQUESTS.times { client.get('/') }

        then:
        reasons.toUnique() == ['success']
        [recorder.requests*.endNanos(), sent as List].transpose().count { ended, whole -> ended > whole } <= DISTURBED
        recorder.requests.every { it.responseNanos() > 0 && it.phases().firstByteNanos() > 0 }

        cleanup:
        server.close()

        where:
        [scheme, [what, parts]] << [['http', 'https'], [
            ['at once', [RawServer.OK]],
            ['in parts', ['HTTP/1.1 200 OK\r\nContent-Le', 'ngth: 20000\r\n\r\nok', 'k' * 19_998]],
        ]].combinations()
    }
}
