package dev.gryllus.support

import dev.gryllus.net.TimestampedChannel
import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel

/**
 * Waits until the kernel has begun to note when something comes: it takes some milliseconds when the first socket of a
 * machine asks for it. Then it goes on as long as this JVM lives.
 */
class Timestamps implements AutoCloseable {
    private final ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.loopbackAddress, 0))
    private final TimestampedChannel client = new TimestampedChannel(SocketChannel.open(listener.localAddress))
    private final SocketChannel server = listener.accept()

    Timestamps() {
        Eventually.eventually {
            client.sends()
            server.write(ByteBuffer.wrap('answer'.bytes))
            client.read(ByteBuffer.allocate(6), client.channel().&read)
            client.receivedEpochNanos() != TimestampedChannel.UNKNOWN
        }
    }

    @Override
    void close() {
        [client, server, listener]*.close()
    }
}
