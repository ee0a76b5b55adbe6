package dev.gryllus.http;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.internal.connection.BufferedSocket;
import okhttp3.internal.connection.RealConnection;

/// What OkHttp does not tell about an HTTP/1 connection. An HTTP/2 connection has a reader that knows.
final class ConnectionState {
    /// The buffers are private; there is no other way to see what a server sent beyond the end of a response.
    private static final MethodHandle SOCKET = socketGetter();

    private ConnectionState() {}

    /// Whether the server sent more than the response that was just read to its end.
    static boolean hasUnreadBytes(Connection connection) throws IOException {
        if (!isHttp1(connection) || !(connection instanceof RealConnection real)) {
            return false;
        }
        try {
            return ((BufferedSocket) SOCKET.invokeExact(real))
                            .getSource()
                            .getBuffer()
                            .size()
                    > 0;
        } catch (Throwable e) {
            throw new IOException("cannot look into " + connection, e);
        }
    }

    /// Whether an idle connection is not fit for another request: the server closed it, or sent something
    /// nobody asked for. Never waits.
    static boolean isStale(Connection connection) {
        SocketChannel channel = connection.socket().getChannel();
        if (!isHttp1(connection) || channel == null) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return !quiet;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isHttp1(Connection connection) {
        return connection.protocol() == Protocol.HTTP_1_1 || connection.protocol() == Protocol.HTTP_1_0;
    }

    private static MethodHandle socketGetter() {
        try {
            return MethodHandles.privateLookupIn(RealConnection.class, MethodHandles.lookup())
                    .findGetter(RealConnection.class, "socket", BufferedSocket.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of OkHttp keeps its buffers elsewhere", e);
        }
    }
}
