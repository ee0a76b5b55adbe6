package dev.gryllus.support

import dev.gryllus.net.TimestampedChannel
import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel

/**
 * A connection that has timestamps, for as long as a spec needs them: the kernel takes some milliseconds to begin with
 * them when the first socket of a machine asks for them, and ends with the last.
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
