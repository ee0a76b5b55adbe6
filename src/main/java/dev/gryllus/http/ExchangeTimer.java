package dev.gryllus.http;

import dev.gryllus.net.TimestampedChannel;
import dev.gryllus.stats.PhaseTimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Response;

/// Watches one exchange: how far it came, how long each phase took, and whether its connection was fit for it.
/// OkHttp calls it on the thread of the call.
final class ExchangeTimer extends EventListener {
    private final PhaseTimer timer;
    private boolean newConnection;
    private boolean stale;
    private int status;
    private Optional<Connection> connection = Optional.empty();

    /// @param timer may know of tries before this one
    ExchangeTimer(PhaseTimer timer) {
        this.timer = timer;
    }

    Stage stage() {
        return timer.stage();
    }

    PhaseTimes times() {
        return timer.times();
    }

    /// See [PhaseTimer#endNanos].
    long endNanos() {
        return timer.endNanos();
    }

    /// Whether a connection was made for it.
    boolean onNewConnection() {
        return newConnection;
    }

    /// Whether the connection from the pool turned out to be dead, so that it was closed and nothing was sent.
    boolean foundStale() {
        return stale;
    }

    /// The server's, which OkHttp is not always shown ([OkHttpCore]).
    int status() {
        return status;
    }

    /// Closes the connection if the server sent more than the response, which would be taken for the next one.
    ///
    /// @return whether it did not
    boolean dropUnlessClean() {
        if (connection.isEmpty() || !ConnectionState.hasUnreadBytes(connection.get())) {
            return true;
        }
        drop();
        return false;
    }

    /// Closes the connection.
    void drop() {
        connection.ifPresent(used -> OkHttpTransport.closeQuietly(used.socket()));
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        timer.resolving();
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        timer.resolved();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        newConnection = true;
        timer.connecting();
    }

    @Override
    public void secureConnectStart(Call call) {
        timer.securing();
    }

    @Override
    public void secureConnectEnd(Call call, Handshake handshake) {
        timer.secured();
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, Protocol protocol) {
        timer.connected();
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, Protocol protocol, IOException failure) {
        timer.connected();
    }

    /// Closing the socket makes OkHttp fail before it sends anything.
    @Override
    public void connectionAcquired(Call call, Connection acquired) {
        connection = Optional.of(acquired);
        if (!newConnection && ConnectionState.isStale(acquired)) {
            stale = true;
            OkHttpTransport.closeQuietly(acquired.socket());
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        timer.sending();
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        status = response.code();
        timer.headRead(receivedEpochNanos());
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        timer.bodyRead(receivedEpochNanos());
    }

    private long receivedEpochNanos() {
        return connection.isPresent()
                ? ConnectionState.receivedEpochNanos(connection.get())
                : TimestampedChannel.UNKNOWN;
    }
}
