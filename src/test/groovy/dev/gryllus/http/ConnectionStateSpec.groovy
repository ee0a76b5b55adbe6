package dev.gryllus.http

import dev.gryllus.net.TimestampedChannel
import okhttp3.Connection
import okhttp3.OkHttp
import okhttp3.Protocol
import spock.lang.Specification

/** What is looked for inside of OkHttp, and that its absence does not go unnoticed. */
class ConnectionStateSpec extends Specification {
    def "#protocol: a connection without a known socket, and without known buffers"() {
        given:
        def connection = stubOf(protocol)

        when:
        ConnectionState.isStale(connection)

        then:
        def noSocket = thrown(IllegalStateException)
        noSocket.message.startsWith("OkHttp $OkHttp.VERSION does not fit: a connection is a $connection.class.name")

        when:
        ConnectionState.hasUnreadBytes(connection)

        then:
        def noBuffers = thrown(IllegalStateException)
        noBuffers.message.startsWith("OkHttp $OkHttp.VERSION does not fit: a connection is a $connection.class.name")

        where:
        protocol << [Protocol.HTTP_1_0, Protocol.HTTP_1_1]
    }

    def "an HTTP/2 connection is not looked into"() {
        expect:
        !ConnectionState.isStale(stubOf(Protocol.HTTP_2))
        !ConnectionState.hasUnreadBytes(stubOf(Protocol.HTTP_2))
        ConnectionState.receivedEpochNanos(stubOf(Protocol.HTTP_2)) == TimestampedChannel.UNKNOWN
    }

    private Connection stubOf(Protocol spoken) {
        Stub(Connection) {
            protocol() >> spoken
            socket() >> new Socket()
        }
    }
}
