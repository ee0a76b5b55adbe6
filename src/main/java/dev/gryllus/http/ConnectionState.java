package dev.gryllus.http;

import dev.gryllus.net.ChannelSocket;
import dev.gryllus.net.TimestampedChannel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.Socket;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.internal.connection.BufferedSocket;
import okhttp3.internal.connection.RealConnection;

/// What OkHttp does not tell about an HTTP/1 connection. An HTTP/2 connection has a reader that knows.
final class ConnectionState {
    /// The buffers are private; there is no other way to see what a server sent beyond the end of a response.
    private static final MethodHandle BUFFERS = getter("socket", BufferedSocket.class);

    /// Private, too; under TLS nothing else leads to the socket that [OkHttpCore] had made.
    private static final MethodHandle SOCKET = getter("rawSocket", Socket.class);

    private ConnectionState() {}

    /// Lets what is not as expected come to light at the start, and not in the middle of a test.
    ///
    /// @throws OkHttpChanged if this version has nothing to look into
    static void requireAccess() {
        Objects.requireNonNull(BUFFERS);
        Objects.requireNonNull(SOCKET);
    }

    /// Whether the server sent more than the response that was just read to its end.
    static boolean hasUnreadBytes(Connection connection) {
        return isHttp1(connection)
                && buffersOf(connection).getSource().getBuffer().size() > 0;
    }

    /// Lets no other request go over an HTTP/1 connection; the response that is being read is not touched.
    static void retire(Connection connection) {
        if (isHttp1(connection)) {
            real(connection).noNewExchanges();
        }
    }

    /// When the kernel received what OkHttp read last. The reader of an HTTP/2 connection does not tell.
    ///
    /// @return see [TimestampedChannel#receivedEpochNanos]
    static long receivedEpochNanos(Connection connection) {
        return isHttp1(connection) ? socketOf(connection).receivedEpochNanos() : TimestampedChannel.UNKNOWN;
    }

    private static ChannelSocket socketOf(Connection connection) {
        try {
            if ((Socket) SOCKET.invokeExact(real(connection)) instanceof ChannelSocket socket) {
                return socket;
            }
            throw new OkHttpChanged("a socket is not a ChannelSocket, "
                    + "so that nobody sees whether it is closed, nor when something came");
        } catch (Throwable e) {
            throw unreadable(e);
        }
    }

    private static BufferedSocket buffersOf(Connection connection) {
        try {
            return (BufferedSocket) BUFFERS.invokeExact(real(connection));
        } catch (Throwable e) {
            throw unreadable(e);
        }
    }

    private static RuntimeException unreadable(Throwable thrown) {
        return switch (thrown) {
            case Error error -> throw error;
            case RuntimeException known -> known;
            default -> new OkHttpChanged("a field of a connection cannot be read", thrown);
        };
    }

    private static RealConnection real(Connection connection) {
        if (connection instanceof RealConnection real) {
            return real;
        }
        throw new OkHttpChanged("a connection is a " + connection.getClass().getName()
                + ", so that nobody sees what a server sends beyond its response, nor can end it");
    }

    /// Whether an idle connection is not fit for another request: the server closed it, or sent something
    /// nobody asked for. Never waits.
    static boolean isStale(Connection connection) {
        return isHttp1(connection) && !socketOf(connection).isQuiet();
    }

    static boolean isHttp1(Connection connection) {
        return connection.protocol() == Protocol.HTTP_1_1 || connection.protocol() == Protocol.HTTP_1_0;
    }

    private static MethodHandle getter(String field, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(RealConnection.class, MethodHandles.lookup())
                    .findGetter(RealConnection.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new OkHttpChanged("RealConnection has no %s named %s".formatted(type.getSimpleName(), field), e);
        }
    }
}
