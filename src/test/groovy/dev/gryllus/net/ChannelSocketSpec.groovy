package dev.gryllus.net

import dev.gryllus.support.Timestamps
import java.lang.reflect.Modifier
import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

class ChannelSocketSpec extends Specification {
    @AutoCleanup
    def listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.loopbackAddress, 0))
    def channel = SocketChannel.open()
    @AutoCleanup
    def socket = new ChannelSocket(new TimestampedChannel(channel))

    def "it connects, writes and reads as its channel does"() {
        when:
        socket.connect(listener.localAddress, 5_000)
        def server = listener.accept()
        socket.outputStream.write('ask?'.bytes, 0, 3)
        socket.outputStream.write('!' as char as int)
        def asked = ByteBuffer.allocate(4)
        while (asked.hasRemaining()) {
            server.read(asked)
        }
        server.write(ByteBuffer.wrap('answer'.bytes))
        server.shutdownOutput()

        then:
        new String(asked.array()) == 'ask!'
        socket.connected
        socket.channel.is(channel)
        socket.port == listener.localAddress.port
        socket.inputStream.read() == 'a' as char as int
        socket.inputStream.readAllBytes() == 'nswer'.bytes
        socket.inputStream.read() == -1

        when:
        socket.close()

        then:
        !channel.open
        socket.closed

        cleanup:
        server?.close()
    }

    @Requires({ SocketCalls.OF_THIS_SYSTEM.present })
    def "it tells when what was read came"() {
        given:
        def timestamps = new Timestamps()
        socket.connect(listener.localAddress)
        def server = listener.accept()

        when:
        socket.outputStream.write(1)
        server.write(ByteBuffer.wrap('answer'.bytes))
        socket.inputStream.read(new byte[10])

        then:
        socket.receivedEpochNanos() != TimestampedChannel.UNKNOWN

        cleanup:
        [timestamps, server]*.close()
    }

    def "who waits for longer than the socket's time limit is told so"() {
        given:
        socket.connect(listener.localAddress)
        socket.soTimeout = 10
        socket.outputStream.write(1)

        when:
        socket.inputStream.read()

        then:
        thrown(SocketTimeoutException)
    }

    def "nothing that a socket can be asked for is answered by one without a connection"() {
        expect:
        Socket.declaredMethods
            .findAll { Modifier.isPublic(it.modifiers) && !Modifier.isStatic(it.modifiers) }
            .findAll { asked ->
                !ForwardingSocket.declaredMethods.any { it.name == asked.name && it.parameterTypes == asked.parameterTypes }
            } == []
    }
}
